/** The overlay where the page or its reader asks for something else: direction, position, motion, colours, memory. */
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import english from "closecode/languages/en";
import japanese from "closecode/languages/ja";
import { packObject } from "../../core/bake/pack.mjs";
import { openElements, startElements } from "./fixture.mjs";
import { browsers } from "../browser/harness/index.mjs";
import { violations } from "../browser/page-axe.mjs";
import { withBrowser } from "../browser/suite.mjs";
import { eventually } from "../browser/wait.mjs";

const idle = { code: 1006, opened: true, openMs: 60_012, idleMs: 60_004 };

/** No language, but its letters run from right to left. */
const arabicLetters = (text) => text.replace(/\{\w+\}|\w/gu, (found) => (found.length > 1 ? found : String.fromCodePoint(0x627 + (found.codePointAt(0) % 20))));
const { texts, schema } = english.data;
const pseudo = packObject({ tag: "ar", dir: "rtl", separator: " ", texts: texts.map(arabicLetters) }, schema);
const rightToLeft = { ...pseudo, data: { ...pseudo.data, elements: japanese.data.elements.map(() => arabicLetters("Words of the panel")) } };

for (const id of Object.keys(browsers)) {
  describe(`The overlay's surroundings in ${id}`, () => {
    let site;
    let browser;
    withBrowser(id, startElements, (startedBrowser, servers) => {
      browser = startedBrowser;
      site = servers;
    });

    test("Each position is a corner of the window, and a change of it takes effect at once", async () => {
      await openElements(browser, `${site.url}?overlay`);
      await browser.evaluate(() => globalThis.untilShown(1011));
      const corner = () => browser.evaluate(() => {
        const { left, right, top, bottom } = globalThis.shown(".badge").getBoundingClientRect();
        return `${top < innerHeight - bottom ? "top" : "bottom"} ${left < innerWidth - right ? "left" : "right"}`;
      });
      for (const [position, expected] of [
        ["block-end inline-end", "bottom right"],
        ["block-start inline-start", "top left"],
        ["block-start inline-end", "top right"],
        ["block-end inline-start", "bottom left"],
        ["nonsense", "bottom right"],
      ]) {
        await browser.evaluate((wanted) => void (globalThis.overlay().position = wanted), position);
        await eventually(corner, (seen) => assert.equal(seen, expected, position));
      }
    });

    test("In a language that is written from right to left the panel turns around, while codes and snippets stay", async () => {
      await openElements(browser, `${site.url}?overlay`);
      const seen = await browser.evaluate(async (input, pack) => {
        (await globalThis.closecode.load()).addLanguage(pack);
        document.documentElement.lang = "ar";
        document.documentElement.dir = "rtl";
        const panel = await globalThis.openPanel(input);
        const { left, right } = panel.getBoundingClientRect();
        const direction = (selector) => getComputedStyle(globalThis.shown(selector)).direction;
        const wide = [...panel.querySelectorAll("*")].filter((node) => node.getClientRects().length > 0 && (node.getBoundingClientRect().right > right + 1 || node.getBoundingClientRect().left < left - 1));
        return [left < innerWidth - right, direction(".cause"), direction(".code"), direction(".snippet-text"), wide.map(({ className }) => String(className))];
      }, idle, rightToLeft);
      assert.deepEqual(seen, [true, "rtl", "ltr", "ltr", []]);
    });

    test("It asks for the page's dialogs only when one opens or closes", async () => {
      await openElements(browser, `${site.url}?overlay`);
      const asked = await browser.evaluate(async () => {
        globalThis.overlay().report(1011);
        await globalThis.until(() => globalThis.shown(".badge"));
        let count = 0;
        const original = document.querySelectorAll;
        document.querySelectorAll = (selector) => {
          count += 1;
          return original.call(document, selector);
        };
        for (let n = 0; n < 200; n++) {
          document.querySelector("main").append(document.createElement("p"));
          await Promise.resolve();
        }
        // Observers are told in the order in which they began, so that this one is told last.
        await new Promise((resolve) => {
          new MutationObserver(resolve).observe(document, { childList: true, subtree: true });
          document.querySelector("main").append(document.createElement("p"));
        });
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const meanwhile = count;
        document.getElementById("dialog").showModal();
        await globalThis.until(() => document.getElementById("dialog").contains(globalThis.overlay()));
        return [meanwhile, count > 0];
      });
      assert.deepEqual(asked, [0, true]);
    });

    test("It survives a page that takes its open dialog away", async () => {
      await openElements(browser, `${site.url}?overlay`);
      const seen = await browser.evaluate(async () => {
        const overlay = globalThis.overlay();
        const dialog = document.getElementById("dialog");
        overlay.report(1011);
        await globalThis.until(() => globalThis.shown(".badge"));
        dialog.showModal();
        await globalThis.until(() => dialog.contains(overlay));
        dialog.remove();
        await globalThis.until(() => overlay.parentElement === document.body);
        overlay.report(1013);
        await globalThis.until(() => globalThis.shown(".count").textContent === "2");
        globalThis.uninstall();
        return document.querySelector("close-code-overlay") === null;
      });
      assert.equal(seen, true);
    });

    test("Installing it decodes nothing; the engine starts when the page is idle or at the first close", async () => {
      await openElements(browser, site.url);
      const seen = await browser.evaluate(async () => {
        const compiled = [];
        const { compile } = WebAssembly;
        WebAssembly.compile = (bytes) => {
          compiled.push(bytes.byteLength);
          return compile.call(WebAssembly, bytes);
        };
        const waiting = [];
        globalThis.requestIdleCallback = (callback) => waiting.push(callback);
        globalThis.closecode.installOverlay();
        // What is compiled comes with this module: who asked for it earlier has it by now, and a task later has begun.
        await import("/dist/wasm-bytes.js");
        await globalThis.pause(0);
        const before = [compiled.length, waiting.length];
        globalThis.overlay().report(1011);
        await globalThis.until(() => globalThis.shown(".badge"));
        return [...before, compiled.length];
      });
      assert.deepEqual(seen, [0, 1, 1]);
    });

    if (id !== "chromium") return;
    afterEach(() => browser.emulateMedia({ reducedMotion: null, forcedColors: null }));

    test("Where reduced motion is asked for, nothing moves", async () => {
      const moving = async () => {
        await openElements(browser, `${site.url}?overlay`);
        return browser.evaluate(async () => {
          await globalThis.openPanel(1011);
          return getComputedStyle(globalThis.shown(".panel")).animationName;
        });
      };
      await browser.emulateMedia({ reducedMotion: "no-preference" });
      assert.equal(await moving(), "closecode-in");
      await browser.emulateMedia({ reducedMotion: "reduce" });
      assert.equal(await moving(), "none");
    });

    test("With forced colours everything that has to be seen still stands out", async () => {
      await browser.emulateMedia({ forcedColors: "active" });
      await openElements(browser, `${site.url}?overlay`);
      const seen = await browser.evaluate(async (input) => {
        await globalThis.openPanel(input);
        const paper = getComputedStyle(globalThis.shown(".panel")).backgroundColor;
        return [".dot", ".panel", ".badge", ".bar", ".snippet", ".dismiss"].filter((selector) => {
          const { borderTopColor, borderTopWidth } = getComputedStyle(globalThis.shown(selector));
          return borderTopColor === paper || borderTopWidth === "0px";
        });
      }, idle);
      assert.deepEqual(seen, []);
      assert.deepEqual(await violations(browser), []);
    });

    test("After it was uninstalled, nothing keeps it in memory", async () => {
      await openElements(browser, `${site.url}?overlay`);
      await browser.evaluate(async (input) => {
        await globalThis.openPanel(input, 1011);
        globalThis.gone = new WeakRef(globalThis.overlay());
        globalThis.uninstall();
        delete globalThis.uninstall;
      }, idle);
      const isGone = async () => {
        await browser.collectGarbage();
        return browser.evaluate(() => globalThis.gone.deref() === undefined);
      };
      await eventually(isGone, (gone) => assert.equal(gone, true));
    });
  });
}

/** The elements and the overlay's panel in every language on the narrowest screen: nothing is cut, covered or out of sight. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { openElements, startElements } from "./fixture.mjs";
import { withBrowser } from "../browser/suite.mjs";
import { troubles } from "../browser/text-troubles.mjs";
import { english as words } from "../../web/elements/generated/words.ts";
import { pseudoLanguages, pseudoPack } from "../../web/site/build/pseudo.mjs";

const languages = new URL("../../dist/languages/", import.meta.url);
const tags = readdirSync(languages).filter((name) => name.endsWith(".js")).map((name) => name.slice(0, -".js".length));
const packs = await Promise.all(tags.map(async (tag) => (await import(new URL(`${tag}.js`, languages).href)).default));
const english = packs.find(({ lang }) => lang === "en");

/** Long names, a reason as long as a frame holds, and a cause of each kind of evidence. */
const closes = [
  { code: 1006, opened: true, openMs: 60_012, idleMs: 60_004, wasClean: false, url: "wss://a-rather-long-name.of-a-host.example.com/path" },
  { code: 1006, opened: false, errored: true, url: "wss://example.com:8443/", history: [{ code: 1006, opened: false }, { code: 1006, opened: false }] },
  { code: 1011, reason: "unexpected condition ".repeat(5), wasClean: true, opened: true },
  { code: 4429, reason: "rate limited", wasClean: true, opened: true },
];

describe("At 320 pixels", () => {
  let site;
  let browser;
  withBrowser("chromium", startElements, async (startedBrowser, servers) => {
    browser = startedBrowser;
    site = servers;
    await browser.setViewport({ width: 320, height: 640 });
  });

  for (const pack of [...packs, ...pseudoLanguages.map((language) => pseudoPack(language, english, words))]) {
    test(`nothing of the elements is cut, covered or out of sight in ${pack.lang}`, async () => {
      await openElements(browser, site.url);
      await browser.evaluate(async (given) => {
        Object.assign(document.documentElement, { lang: given.lang, dir: given.dir });
        await globalThis.closecode.load({ languages: [given] });
        const nodes = [["close-code", { code: 1015 }], ["close-code-compare", { left: 1001, right: 1015 }]].map(([name, attributes]) => {
          const node = document.createElement(name);
          for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
          return node;
        });
        document.body.replaceChildren(...nodes);
        await globalThis.until(() => nodes.every(({ shadowRoot }) => shadowRoot.querySelector(`[lang="${given.lang}"]`)));
      }, pack);
      const found = await browser.evaluate(troubles);
      await browser.evaluate(async (given, reports) => {
        // The panel covers a part of the page, as it has to.
        document.body.replaceChildren();
        globalThis.closecode.installOverlay({ languages: [given] });
        const panel = await globalThis.openPanel(...reports);
        await globalThis.until(() => panel.lang === given.lang || panel.querySelector(`[lang="${given.lang}"]`) || panel.closest(`[lang="${given.lang}"]`));
        await globalThis.until(() => globalThis.shown(".count").textContent === String(reports.length));
      }, pack, closes);
      for (let step = 0; step < closes.length; step++) {
        const sideways = await browser.evaluate(() => ["panel", "scroll"].filter((name) => {
          const node = globalThis.shown(`.${name}`);
          return node.scrollWidth > node.clientWidth + 1;
        }));
        const here = [...sideways.map((name) => `the ${name} runs over`), ...(await browser.evaluate(troubles))];
        found.push(...here.map((what) => `close ${closes.length - step}: ${what}`));
        await browser.evaluate(() => globalThis.shown(".previous")?.click());
      }
      assert.deepEqual(found, []);
    });
  }
});

/**
 * Whether everybody can use the page: rules of axe-core in both colour schemes, the keyboard alone, and a narrow screen.
 */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { USUAL_SIZE } from "./harness/browser.mjs";
import { browsers } from "./harness/index.mjs";
import { violations } from "./page-axe.mjs";
import { openPage, startPage, waitForHeading } from "./page-fixture.mjs";
import { withBrowser } from "./suite.mjs";
import { eventually, waitFor } from "./wait.mjs";

/** Of all rules these look at colours; the others have seen the same page in light ones. */
const ABOUT_COLOURS = ["color-contrast", "link-in-text-block"];

/** Every kind of page. */
const PAGES = ["", "codes/", "codes/1006/", "ja/codes/4000-4999/", "codes/4000-4999/#4321", "compare/", "compare/1001-vs-1015/", "ja/compare/1001-vs-1015/", "causes/", "causes/idle/proxy-timeout/", "browsers/", "diagnose/#c=1006&opened=1&idle=60000", "nowhere/"];
/** English set from right to left; built with `--pseudo`. */
const RIGHT_TO_LEFT = ["ar-XB/", "ar-XB/codes/1006/", "ar-XB/compare/1001-vs-1015/"];

for (const id of Object.keys(browsers)) {
  describe(`Access to the page in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;

    withBrowser(id, startPage, (startedBrowser, servers) => {
      browser = startedBrowser;
      page = servers;
    });

    /** Opens a page and waits for what its script makes of the fragment. @param {string} path */
    async function openWhole(path) {
      await openPage(browser, page, path);
      const [, code] = /#(\d+)$/.exec(path) ?? [];
      if (code === undefined) return;
      await waitFor(browser, `an explanation of ${code}`, (/** @type {string} */ number) => document.querySelector("h1")?.textContent?.startsWith(number), code);
    }

    /** @param {"light" | "dark"} scheme */
    async function assertScheme(scheme) {
      assert.equal(await browser.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), scheme === "dark");
    }

    async function showListAndResult() {
      await openPage(browser, page, "diagnose/");
      await browser.click("#try-button");
      await waitFor(browser, "a result", () => document.querySelector("#received") !== null);
      await browser.type("#find", "timeout");
      await waitFor(browser, "hits", () => document.querySelector("#find-list [aria-selected=true]") !== null);
      await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    }

    for (const path of [...PAGES, ...RIGHT_TO_LEFT]) {
      describe(`to /${path} in ${id}`, () => {
        before(() => openWhole(path));

        test(`axe finds nothing wrong with /${path} in light colours`, async () => {
          await assertScheme("light");
          assert.deepEqual(await violations(browser), []);
        });

        if (RIGHT_TO_LEFT.includes(path)) return;

        test(`/${path} is put together so that a screen reader finds its way`, async () => {
          const levels = await browser.evaluate(() => [...document.querySelectorAll("h1, h2, h3, h4")].filter((one) => one.checkVisibility()).map((one) => Number(one.tagName.slice(1))));
          assert.equal(levels.filter((/** @type {number} */ level) => level === 1).length, 1, "it has one main heading");
          assert.equal(levels[0], 1, "it begins with it");
          levels.reduce((/** @type {number} */ above, /** @type {number} */ level) => {
            assert.ok(level <= above + 1, `it leaves no level out: ${levels.join(" ")}`);
            return level;
          });
          const landmarks = await browser.evaluate(() => ["header", "main", "footer", "[role=search]"].map((one) => document.querySelectorAll(`body ${one}:not(article *)`).length));
          assert.deepEqual(landmarks, [1, 1, 1, 1]);
        });
      });
    }

    test("axe finds nothing wrong in light colours with a list open and a result shown", async () => {
      await showListAndResult();
      await assertScheme("light");
      assert.deepEqual(await violations(browser), []);
    });

    const focused = () => browser.evaluate(() => document.activeElement?.id ?? "");
    const hasFocus = (/** @type {string} */ wanted) => eventually(focused, (focus) => assert.equal(focus, wanted));
    // The window of WebKitGTK never has the focus on a screen without a window manager, and then :focus matches nothing.
    // There the rules for it are applied under another name.
    const isFocusSeen = () => browser.evaluate(() => {
      const active = /** @type {Element} */ (document.activeElement);
      const sheet = new CSSStyleSheet();
      if (!document.hasFocus()) {
        const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).filter((rule) => rule instanceof CSSStyleRule && rule.selectorText.includes(":focus"));
        sheet.replaceSync(rules.map(({ cssText }) => cssText.replace(/:focus(-visible)?/g, "[data-focused]")).join("\n"));
        document.adoptedStyleSheets = [sheet];
        active.setAttribute("data-focused", "");
      }
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      active.removeAttribute("data-focused");
      document.adoptedStyleSheets = [];
      return active !== document.body && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });

    test("everything can be done with the keyboard", async () => {
      await openPage(browser, page);
      await browser.press("/");
      await hasFocus("find");
      for (const key of "101") await browser.press(key);
      /** @returns {Promise<string | undefined>} the option that Enter would choose, once it belongs to all that was typed */
      const option = () => browser.evaluate(() => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector("#find"));
        return field.value === "101" ? document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent : undefined;
      });
      const first = await eventually(option, (text) => assert.ok(text));
      await browser.press("ArrowDown");
      await eventually(option, (text) => assert.ok(text !== undefined && text !== first, `${text} comes after ${first}`));
      await browser.press("ArrowUp");
      await eventually(option, (text) => assert.equal(text, first));
      await browser.press("Escape");
      const expanded = () => browser.evaluate(() => document.querySelector("#find")?.getAttribute("aria-expanded"));
      await eventually(expanded, (value) => assert.equal(value, "false"));
      await browser.press("Escape");
      for (const key of "1015") await browser.press(key);
      await browser.press("Enter");
      await waitForHeading(browser, "1015 TLS Handshake Failure");
    });

    test("the focus can be seen wherever Tab leads, and every control is reached", async () => {
      await openPage(browser, page, "codes/1006/");
      const reached = new Set();
      for (let tabs = 0; tabs < 90 && !reached.has("shortcuts"); tabs += 1) {
        await browser.press("Tab");
        reached.add(await focused());
        assert.equal(await isFocusSeen(), true, `focus number ${tabs + 1}`);
      }
      for (const wanted of ["find", "compare", "shortcuts"]) assert.ok(reached.has(wanted), `Tab reaches #${wanted}`);
    });

    test("a digit starts a search, unless that is switched off or somebody types", async () => {
      await openPage(browser, page);
      await browser.press("4");
      await hasFocus("find");
      const typed = () => browser.evaluate(() => /** @type {any} */ (document.querySelector("#find")).value);
      await eventually(typed, (value) => assert.equal(value, "4"));
      await openPage(browser, page, "diagnose/");
      await browser.click("#try-reason");
      await hasFocus("try-reason");
      await browser.press("/");
      assert.equal(await focused(), "try-reason");
      await browser.click("#shortcuts");
      await hasFocus("shortcuts");
      await browser.press("4");
      assert.equal(await focused(), "shortcuts");
      await browser.press("Control+k");
      await hasFocus("find");
    });

    test("the first Tab leads to a link that skips to the content", async () => {
      await openPage(browser, page, "nowhere/");
      await browser.press("Tab");
      const link = () => browser.evaluate(() => document.activeElement?.textContent);
      await eventually(link, (text) => assert.equal(text, "Skip to the content"));
      await browser.press("Enter");
      await hasFocus("main");
    });

    test("a screen of 320 pixels shows everything without scrolling sideways", async () => {
      await browser.setViewport({ width: 320, height: 640 });
      for (const path of [...PAGES, ...RIGHT_TO_LEFT, "codes/5000-65535/#65535", "ja/diagnose/"]) {
        await openWhole(path);
        const width = () => browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(await width(), 0, path);
      }
      await browser.setViewport(USUAL_SIZE);
    });

    describe(`in dark colours in ${id}`, () => {
      before(() => browser.setColorScheme("dark"));

      test("axe finds nothing wrong in dark colours", async () => {
        for (const path of [...PAGES, ...RIGHT_TO_LEFT]) {
          await openWhole(path);
          await assertScheme("dark");
          assert.deepEqual(await violations(browser, { rules: ABOUT_COLOURS }), [], path);
        }
      });

      test("axe finds nothing wrong in dark colours with a list open and a result shown", async () => {
        await showListAndResult();
        await assertScheme("dark");
        assert.deepEqual(await violations(browser), []);
      });
    });
  });
}

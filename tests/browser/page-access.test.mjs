/**
 * Whether everybody can use the page: rules of axe-core in both colour schemes, the keyboard alone, and a narrow screen.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { START_MS } from "./harness/browser.mjs";
import { browsers } from "./harness/index.mjs";
import { violations } from "./page-axe.mjs";
import { openPage, startPage, waitFor, waitForHeading } from "./page-fixture.mjs";
import { withBrowser } from "./suite.mjs";

const schemes = /** @type {const} */ (["light", "dark"]);

/** Of all rules these look at colours; the others have seen the same page in light ones. */
const ABOUT_COLOURS = ["color-contrast", "link-in-text-block"];

/** Every kind of page. */
const PAGES = ["", "codes/", "codes/1006/", "ja/codes/4000-4999/", "codes/4000-4999/#4321", "compare/", "compare/1001-vs-1015/", "ja/compare/1001-vs-1015/", "causes/", "causes/idle/proxy-timeout/", "browsers/", "diagnose/#c=1006&opened=1&idle=60000", "nowhere/"];
/** English set from right to left; built by `npm run build:site -- --pseudo`. */
const RIGHT_TO_LEFT = ["ar-XB/", "ar-XB/codes/1006/", "ar-XB/compare/1001-vs-1015/"];

for (const [id, start] of Object.entries(browsers)) {
  describe(`Access to the page in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;

    withBrowser(start, startPage, (startedBrowser, servers) => {
      browser = startedBrowser;
      page = servers;
    });

    for (const scheme of schemes) {
      test(`axe finds nothing wrong in ${scheme} colours`, { timeout: 4 * START_MS }, async () => {
        await browser.setColorScheme(scheme);
        for (const path of [...PAGES, ...RIGHT_TO_LEFT]) {
          await openPage(browser, page, path);
          assert.equal(await browser.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), scheme === "dark");
          assert.deepEqual(await violations(browser, scheme === "dark" ? { rules: ABOUT_COLOURS } : {}), [], path);
        }
      });

      test(`axe finds nothing wrong in ${scheme} colours with a list open and a result shown`, { timeout: 2 * START_MS }, async () => {
        await browser.setColorScheme(scheme);
        await openPage(browser, page, "diagnose/");
        await browser.click("#try-button");
        await waitFor(browser, "a result", () => document.querySelector("#received") !== null);
        await browser.type("#find", "timeout");
        await waitFor(browser, "hits", () => document.querySelector("#find-list [aria-selected=true]") !== null);
        await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        assert.deepEqual(await violations(browser), []);
      });
    }

    const focused = () => browser.evaluate(() => document.activeElement?.id ?? "");
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
      assert.equal(await focused(), "find");
      for (const key of "101") await browser.press(key);
      const option = () => browser.evaluate(() => {
        const field = document.querySelector("#find");
        return document.getElementById(field?.getAttribute("aria-activedescendant") ?? "")?.textContent;
      });
      await waitFor(browser, "hits", () => document.querySelector("#find-list [aria-selected=true]") !== null);
      const first = await option();
      await browser.press("ArrowDown");
      const second = await option();
      assert.notEqual(second, first);
      await browser.press("ArrowUp");
      assert.equal(await option(), first);
      await browser.press("Escape");
      assert.equal(await browser.evaluate(() => document.querySelector("#find")?.getAttribute("aria-expanded")), "false");
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
      assert.equal(await focused(), "find");
      assert.equal(await browser.evaluate(() => /** @type {any} */ (document.querySelector("#find")).value), "4");
      await openPage(browser, page, "diagnose/");
      await browser.click("#try-reason");
      await browser.press("/");
      assert.equal(await focused(), "try-reason");
      await browser.click("#shortcuts");
      await browser.press("4");
      assert.equal(await focused(), "shortcuts");
      await browser.press("Control+k");
      assert.equal(await focused(), "find");
    });

    test("a screen of 320 pixels shows everything without scrolling sideways", { timeout: 2 * START_MS }, async () => {
      await browser.setViewport({ width: 320, height: 640 });
      for (const path of [...PAGES, ...RIGHT_TO_LEFT, "codes/5000-65535/#65535", "ja/diagnose/"]) {
        await openPage(browser, page, path);
        const width = () => browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(await width(), 0, path);
      }
      await browser.setViewport({ width: 1280, height: 800 });
    });

    test("the pages are put together so that a screen reader finds its way", async () => {
      for (const path of PAGES) {
        await openPage(browser, page, path);
        const levels = await browser.evaluate(() => [...document.querySelectorAll("h1, h2, h3, h4")].filter((one) => one.checkVisibility()).map((one) => Number(one.tagName.slice(1))));
        assert.equal(levels.filter((/** @type {number} */ level) => level === 1).length, 1, `${path} has one main heading`);
        assert.equal(levels[0], 1, `${path} begins with it`);
        levels.reduce((/** @type {number} */ before, /** @type {number} */ level) => {
          assert.ok(level <= before + 1, `${path} leaves no level out: ${levels.join(" ")}`);
          return level;
        });
        const landmarks = await browser.evaluate(() => ["header", "main", "footer", "[role=search]"].map((one) => document.querySelectorAll(`body ${one}:not(article *)`).length));
        assert.deepEqual(landmarks, [1, 1, 1, 1], path);
      }
      await browser.press("Tab");
      assert.equal(await browser.evaluate(() => document.activeElement?.textContent), "Skip to the content");
      await browser.press("Enter");
      assert.equal(await focused(), "main");
    });
  });
}

/**
 * The page: finding a code, comparing two, changing the language, and what the address says. Against the built site with
 * the real engine.
 */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { START_MS } from "./harness/browser.mjs";
import { browsers } from "./harness/index.mjs";
import { faultsOf, openPage, startPage, textOf, textsOf, waitFor, waitForHeading } from "./page-fixture.mjs";

const JAPANESE = {
  title: "WebSocket 1001 Going Away vs 1015 TLS Handshake Failure",
  side: ["説明", "このコードが表示される場合", "解決方法"],
  rest: ["主な違い", "どちらをいつ使うか", "詳しく見る"],
};

for (const [id, start] of Object.entries(browsers)) {
  describe(`The page in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;

    before(async () => {
      page = await startPage();
      browser = await start();
    }, { timeout: 2 * START_MS });
    after(async () => {
      await browser?.close();
      await page?.close();
    });
    afterEach(async () => {
      assert.deepEqual(await faultsOf(browser), [], "no error, no line on the console, no violation of the policy");
    });

    /** @param {string} words */
    async function search(words) {
      await browser.type("#find", words);
      await waitFor(browser, `a hit for "${words}"`, () => document.querySelector("#find-list [aria-selected=true]") !== null);
      await browser.press("Enter");
    }
    const address = () => browser.evaluate(() => location.search);
    const shown = () => browser.evaluate(() => [...document.querySelectorAll("#find-list [role=option] .number")].map((one) => one.textContent));

    test("lists every registered code on the start page", async () => {
      await openPage(browser, page);
      await waitForHeading(browser, "Why did my WebSocket close?");
      const numbers = await textsOf(browser, ".protocol .number, .library .number");
      const registered = [...Array.from({ length: 16 }, (_, n) => 1000 + n), 3000, 3003, 3008].map(String);
      assert.deepEqual(numbers, registered);
      assert.equal((await textsOf(browser, ".ranges .number")).length, 6);
    });

    test("finds a code by its number and explains it", async () => {
      await openPage(browser, page);
      await search("1006");
      await waitForHeading(browser, "1006 Abnormal Closure");
      assert.equal(await address(), "?code=1006");
      const headings = await textsOf(browser, "article [data-section] h2");
      assert.deepEqual(headings, ["Description", "When You See It", "How to Fix", "Learn More"]);
      const texts = await textsOf(browser, "article [data-section] > p");
      assert.equal(texts.length, 3);
      for (const text of texts) assert.ok(text.length > 60, `"${text}" is a whole text`);
      assert.equal(await textOf(browser, ".code-header .severity"), "Error");
    });

    test("finds codes by name, with a slip of the finger, and by a symptom", async () => {
      for (const words of ["going away", "gonig away", "CLOSE_GOING_AWAY"]) {
        await openPage(browser, page);
        await search(words);
        await waitForHeading(browser, "1001 Going Away");
      }
      await openPage(browser, page);
      await browser.type("#find", "certificate");
      await waitFor(browser, "hits", () => document.querySelector("#find-list [aria-selected=true]") !== null);
      assert.ok((await shown()).includes("1015"), "an expired certificate shows as 1015");
    });

    test("finds codes by words of the language it speaks", async () => {
      await openPage(browser, page, "?lang=ja");
      await browser.evaluate(() => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector("#find"));
        field.value = "異常終了";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      assert.equal((await shown())[0], "1006");
    });

    test("explains a code that nobody registered", async () => {
      await openPage(browser, page);
      await search("4321");
      await waitForHeading(browser, "4321 Private Use");
      assert.match(String(await textOf(browser, ".facts")), /Not registered.*close\(4321\) is allowed/);
    });

    test("states the facts about a code as the engine has them", async () => {
      await openPage(browser, page, "?code=1012");
      const rows = await browser.evaluate(() =>
        [...document.querySelectorAll(".facts tr")].map((row) => [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, " ").trim())));
      assert.deepEqual(rows[0], ["IANA registry", "Service Restart"]);
      assert.deepEqual(rows[1], ["Who may send it", "The server"]);
      assert.equal(rows[2][1], "In a Close frame; from a server, without a reason: 88 02 03 F4");
      assert.equal(rows[3][1], "close(1012) throws InvalidAccessError.");
      assert.match(rows[4][1], /^With backoff.{20}/);
      assert.deepEqual(rows.slice(5), [["When a server sends 1012, a page sees"], ["Chromium", "1012"], ["Firefox", "1012"], ["WebKitGTK", "1006"]]);
    });

    test("compares 1001 and 1015 in Japanese, section by section in the order of the document", async () => {
      await openPage(browser, page, "?code=1001&with=1015&lang=ja");
      await waitForHeading(browser, JAPANESE.title);
      assert.deepEqual(await textsOf(browser, "article [data-section] > :is(h2, h3)"), [...JAPANESE.side, ...JAPANESE.side, ...JAPANESE.rest]);
      assert.deepEqual(await textsOf(browser, "article .side-title .numeral"), ["1001", "1015"]);
      const order = await browser.evaluate(() => [...document.querySelectorAll("article > *")].map((one) => one.getAttribute("data-section") ?? one.className));
      assert.deepEqual(order, ["breadcrumb", "", "intro", "sides", "differences", "choose", "more"]);
      assert.equal(await textOf(browser, ".breadcrumb"), "WebSocket");
      const differences = await textsOf(browser, "ol.differences li");
      assert.ok(differences.length >= 4, `${differences.length} differences`);
      assert.ok(differences.some((text) => text.includes("Firefox")), "only Firefox shows 1015, and the list says so");
      for (const text of [...differences, ...(await textsOf(browser, ".choose li p:last-child"))]) {
        assert.match(text, /[\u3040-\u30ff\u4e00-\u9fff]/, `"${text}" is Japanese`);
      }
      assert.equal((await textsOf(browser, ".choose li")).length, 2);
      const links = await browser.evaluate(() => [...document.querySelectorAll("article .more a")].map((one) => one.getAttribute("href")));
      for (const wanted of ["./?code=1001&lang=ja", "./?code=1015&lang=ja"]) assert.ok(links.includes(wanted), `a link to ${wanted}`);
      assert.ok(links.some((/** @type {string} */ one) => one.startsWith("https://www.rfc-editor.org/")), "a link to the specification");
      assert.ok(links.some((/** @type {string} */ one) => /code=\d+&with=\d+/.test(one)), "a link to another comparison");
    });

    test("compares with a second code, swaps the two and ends the comparison", async () => {
      await openPage(browser, page, "?code=1006");
      await browser.type("#compare", "1015");
      await browser.press("Enter");
      await waitForHeading(browser, "WebSocket 1006 Abnormal Closure vs 1015 TLS Handshake Failure");
      assert.equal(await address(), "?code=1006&with=1015");
      await browser.click("#swap");
      await waitForHeading(browser, "WebSocket 1015 TLS Handshake Failure vs 1006 Abnormal Closure");
      await browser.click("#end");
      await waitForHeading(browser, "1015 TLS Handshake Failure");
      assert.equal(await address(), "?code=1015");
    });

    test("answers the comparison of a code with itself", async () => {
      await openPage(browser, page, "?code=1000&with=1000");
      assert.equal((await textsOf(browser, ".side")).length, 1);
      assert.equal((await textsOf(browser, "ol.differences li")).length, 1);
    });

    test("changes the language at once, remembers it and says so in the address", async () => {
      await openPage(browser, page, "?code=1006");
      const choose = (/** @type {string} */ tag) => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector("#language"));
        select.value = tag;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      };
      await browser.evaluate(choose, "ja");
      await waitForHeading(browser, "1006 異常終了");
      const root = () => browser.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.title]);
      assert.deepEqual(await root(), ["ja", "ltr", "1006 異常終了 · closecode"]);
      assert.equal(await address(), "?code=1006&lang=ja");
      assert.deepEqual(await textsOf(browser, "article [data-section] h2"), [...JAPANESE.side, "詳しく見る"]);
      assert.equal(await textOf(browser, ".official"), "Abnormal Closure");
      assert.equal(await textOf(browser, "#try-button"), "WebSocketを開いて閉じる");
      await browser.open(page.url);
      await waitForHeading(browser, "WebSocketはなぜ閉じたのか");
      await browser.evaluate(choose, "en");
      await waitForHeading(browser, "Why did my WebSocket close?");
    });

    test("goes back and forward through what was looked at", async () => {
      await openPage(browser, page);
      await search("1006");
      await waitForHeading(browser, "1006 Abnormal Closure");
      await browser.click(".compare-links a[href*='with=1015']");
      const comparison = "WebSocket 1006 Abnormal Closure vs 1015 TLS Handshake Failure";
      await waitForHeading(browser, comparison);
      assert.equal(await browser.evaluate(() => document.activeElement?.id), "view-title", "a link leads to the heading");
      await browser.evaluate(() => history.back());
      await waitForHeading(browser, "1006 Abnormal Closure");
      await browser.evaluate(() => history.back());
      await waitForHeading(browser, "Why did my WebSocket close?");
      await browser.evaluate(() => history.go(2));
      await waitForHeading(browser, comparison);
      assert.equal(await browser.evaluate(() => /** @type {any} */ (document.querySelector("#compare")).value), "1015 TLS Handshake Failure");
    });

    test("takes nonsense in the address for text and says what a code is", async () => {
      const nonsense = ["abc", "-1", "65536", "1e3", "0x3e8", "1006.5", "01006", "<img src=x onerror=alert(1)>", "\u202e1006", "9".repeat(400)];
      for (const text of nonsense) {
        await openPage(browser, page, `?code=${encodeURIComponent(text)}&with=1000&lang=xx`);
        await waitForHeading(browser, "Why did my WebSocket close?");
        const notice = String(await textOf(browser, "#notice"));
        assert.match(notice, /is not a close code\. A close code is a whole number from 0 to 65535\.$/);
        if (text.startsWith("<")) assert.ok(notice.includes(text), "markup is shown as it was written");
        assert.equal(await browser.evaluate(() => document.querySelector("#notice img") === null && document.documentElement.lang === "en"), true);
      }
      await openPage(browser, page, "?code=1006&with=nobody");
      await waitForHeading(browser, "1006 Abnormal Closure");
      assert.match(String(await textOf(browser, "#notice")), /nobody/);
    });

    test("says so when nothing matches a search, and stays where it is", async () => {
      await openPage(browser, page, "?code=1000");
      for (const text of ["qqqqzzzz", "<b>", "\\u0000' OR 1=1", "99999999"]) {
        await browser.press("Control+k");
        await browser.type("#find", text);
        await waitFor(browser, "a message", () => /No close code matches/.test(document.querySelector(".no-match:not([hidden])")?.textContent ?? ""));
        assert.deepEqual(await shown(), []);
        await browser.press("Enter");
        await browser.press("Escape");
        assert.equal(await browser.evaluate(() => /** @type {any} */ (document.querySelector("#find")).value), "1000 Normal Closure");
      }
      await waitForHeading(browser, "1000 Normal Closure");
    });
  });
}

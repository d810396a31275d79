/**
 * The site as a person uses it: finding a code by number, name or symptom, comparing two, changing the language. Against
 * the built site with the real engine.
 */
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { browsers } from "./harness/index.mjs";
import { faultsOf, goTo, openPage, startPage, textOf, textsOf, waitForHeading } from "./page-fixture.mjs";
import { withBrowser } from "./suite.mjs";
import { eventually, waitFor } from "./wait.mjs";

const JAPANESE = {
  title: "WebSocket 1001 Going Away vs 1015 TLS Handshake Failure",
  side: ["説明", "このコードが表示される場合", "解決方法"],
  rest: ["主な違い", "どちらをいつ使うか", "詳しく見る"],
};

for (const id of Object.keys(browsers)) {
  describe(`The page in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;

    withBrowser(id, startPage, (startedBrowser, servers) => {
      browser = startedBrowser;
      page = servers;
    });
    afterEach(async () => {
      assert.deepEqual(await faultsOf(browser), [], "no error, no line on the console, no violation of the policy");
    });

    /** Waits until the list below a field answers what was typed. @param {string} words @param {string} [field] */
    const hits = (words, field = "find") =>
      waitFor(browser, `a hit for "${words}"`, (/** @type {string} */ id, /** @type {string} */ typed) => {
        const { value } = /** @type {HTMLInputElement} */ (document.getElementById(id));
        return value === typed && document.querySelector(`#${id}-list [aria-selected=true]`) !== null;
      }, field, words);
    /** @param {string} words @param {string} [field] */
    async function search(words, field = "find") {
      await browser.type(`#${field}`, words);
      await hits(words, field);
      await browser.press("Enter");
    }
    const path = () => browser.evaluate(() => location.pathname + location.hash);
    const shown = () => browser.evaluate(() => [...document.querySelectorAll("#find-list [role=option]")].map((one) => one.textContent));

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
      assert.equal(await path(), "/codes/1006/");
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
      await eventually(shown, (choices) =>
        assert.ok(choices.some((/** @type {string} */ text) => text.startsWith("1015 ")), "an expired certificate shows as 1015"));
    });

    test("leads from a symptom to its cause and its fix", async () => {
      await openPage(browser, page, "causes/");
      await search("every 60 seconds");
      await waitForHeading(browser, "Idle timeout in a proxy");
      assert.equal(await path(), "/causes/idle/proxy-timeout/");
      assert.match(String(await textOf(browser, ".fix")), /proxy_read_timeout/);
      await browser.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".chips a")).click());
      await waitForHeading(browser, "1006 Abnormal Closure");
      assert.ok((await textsOf(browser, ".cause-link")).includes("Idle timeout in a proxy"), "the code leads back to the cause");
    });

    test("finds what a service means by a number", async () => {
      await openPage(browser, page);
      await browser.type("#find", "4429");
      // What services mean comes with a file of its own, a moment after the engine's answer.
      const choices = await eventually(shown, (texts) => assert.match(texts.join("\n"), /GraphQL/));
      assert.match(choices[0], /^4429 Private Use/);
    });

    test("finds what works in one browser only", async () => {
      await openPage(browser, page);
      await browser.type("#find", "works in firefox not chrome");
      await eventually(shown, (choices) => assert.match(choices.join("\n"), /works in Firefox, and not in Chrome/));
    });

    test("reads a pasted line of a console or a log", async () => {
      const lines = [
        ["WebSocket connection to 'wss://example.com/feed' failed: Error in connection establishment: net::ERR_CERT_DATE_INVALID", /Certificate not accepted/, /^1006 /],
        ["code: 4401 reason: token expired", /Token expired/, /^4401 /],
        ["websocket: close 1009 (message too big)", /Message too big/, /^1009 /],
        ["starlette.websockets.WebSocketDisconnect: 1009", /Message too big/, /^1009 /],
        [`WebSocket connection to 'wss://example.com/feed?token=${"0123456789".repeat(25)}' failed: Error in connection establishment: net::ERR_CERT_DATE_INVALID`, /Certificate not accepted/, /^1006 /],
      ];
      // All characters come at once, in place of those of the line before.
      const paste = (/** @type {string} */ line) =>
        browser.evaluate((/** @type {string} */ pasted) => {
          const field = /** @type {HTMLInputElement} */ (document.querySelector("#find"));
          for (const text of ["", pasted]) {
            field.value = text;
            field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
          }
        }, line);
      await openPage(browser, page);
      await browser.click("#find");
      for (const [line, cause, code] of /** @type {[string, RegExp, RegExp][]} */ (lines)) {
        await paste(line);
        const choices = await eventually(shown, (texts) => assert.match(texts[0] ?? "", /^Cause/, line));
        assert.match(choices[0], cause);
        assert.ok(choices.slice(0, 3).some((/** @type {string} */ text) => code.test(text)), choices.join("\n"));
      }
    });

    test("shows the elements that the embed page offers to copy", async () => {
      await openPage(browser, page, "ja/embed/#1015");
      await waitFor(browser, "the elements", () =>
        [...document.querySelectorAll(".embed-preview:not([hidden]) > *")].filter((one) => one.shadowRoot?.querySelector("[part=title], h2")).length === 2);
      const seen = await browser.evaluate(() =>
        [...document.querySelectorAll(".embed-preview > *")].map((one) => ({ markup: one.outerHTML, text: one.shadowRoot?.textContent ?? "", copied: one.closest("section")?.querySelector("pre code")?.textContent })));
      for (const { markup, text, copied } of seen) {
        assert.equal(markup, copied);
        assert.match(text, /1015/);
        assert.match(text, /解決方法/);
      }
      await browser.evaluate(() => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector("#embed-code"));
        select.value = "1001";
        select.dispatchEvent(new Event("change"));
      });
      await waitFor(browser, "the other code", () => /1001/.test(document.querySelector(".embed-preview close-code")?.shadowRoot?.textContent ?? ""));
    });

    test("finds codes by words of the language of the page", async () => {
      await openPage(browser, page, "ja/");
      await browser.evaluate(() => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector("#find"));
        field.value = "異常終了";
        field.dispatchEvent(new Event("focus"));
        field.focus();
      });
      await browser.press("ArrowDown");
      await eventually(shown, (choices) => assert.match(choices[0] ?? "", /^1006 /));
    });

    test("explains a code that nobody registered, and leads a bare number to it", async () => {
      await openPage(browser, page);
      await search("4321");
      await waitForHeading(browser, "4321 Private Use");
      assert.equal(await path(), "/codes/4000-4999/#4321");
      assert.match(String(await textOf(browser, ".facts")), /Not registered.*close\(4321\) is allowed/);
    });

    test("leads from an address that does not exist to its number, or says so in its language", async () => {
      await openPage(browser, page);
      await goTo(browser, page, "ja/4321/");
      await waitFor(browser, "the range in Japanese", () => location.pathname === "/ja/codes/4000-4999/" && location.hash === "#4321");
      await openPage(browser, page, "ja/nowhere/");
      await waitForHeading(browser, "ページが見つかりません");
      await openPage(browser, page, "nowhere/");
      await waitForHeading(browser, "There is no such page");
      assert.equal(await path(), "/nowhere/");
    });

    test("states the facts about a code as the engine has them", async () => {
      await openPage(browser, page, "codes/1012/");
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
      await openPage(browser, page, "ja/compare/1001-vs-1015/");
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
      for (const wanted of ["/ja/codes/1001/", "/ja/codes/1015/"]) assert.ok(links.includes(wanted), `a link to ${wanted}`);
      assert.ok(links.some((/** @type {string} */ one) => one.startsWith("https://www.rfc-editor.org/")), "a link to the specification");
      assert.ok(links.some((/** @type {string} */ one) => /^\/ja\/compare\/\d+-vs-\d+\/$/.test(one)), "a link to another comparison");
    });

    test("compares a code with a second one, whichever is smaller", async () => {
      await openPage(browser, page, "codes/1006/");
      await search("1015", "compare");
      await waitForHeading(browser, "WebSocket 1006 Abnormal Closure vs 1015 TLS Handshake Failure");
      assert.equal(await path(), "/compare/1006-vs-1015/");
      await openPage(browser, page, "codes/1015/");
      await search("1006", "compare");
      await waitForHeading(browser, "WebSocket 1006 Abnormal Closure vs 1015 TLS Handshake Failure");
      await openPage(browser, page, "codes/1006/");
      await search("4321", "compare");
      await waitForHeading(browser, "WebSocket 1006 Abnormal Closure vs 4321 Private Use");
    });

    test("answers comparisons that have no page, such as that of a code with itself", async () => {
      await openPage(browser, page, "compare/#1000-vs-1000");
      await waitFor(browser, "one side", () => document.querySelectorAll(".side").length === 1);
      assert.equal((await textsOf(browser, "ol.differences li")).length, 1);
      await openPage(browser, page, "compare/#1015-vs-1001");
      await waitForHeading(browser, "WebSocket 1015 TLS Handshake Failure vs 1001 Going Away");
      await openPage(browser, page, "compare/#nonsense-vs-1001");
      await waitForHeading(browser, "Comparisons");
    });

    test("changes the language of a page and keeps what its address says", async () => {
      await openPage(browser, page, "codes/4000-4999/#4321");
      await waitForHeading(browser, "4321 Private Use");
      await browser.click("#language summary");
      await browser.click("[data-language=ja]");
      await waitFor(browser, "Japanese", () => document.documentElement.lang === "ja" && /^4321 /.test(document.querySelector("h1")?.textContent ?? ""));
      assert.equal(await path(), "/ja/codes/4000-4999/#4321");
      assert.deepEqual((await textsOf(browser, "article [data-section] h2")), [...JAPANESE.side, "詳しく見る"]);
      await openPage(browser, page, "ja/codes/1006/");
      assert.equal(await textOf(browser, ".official"), "Abnormal Closure");
      await browser.click("#language summary");
      await browser.click("[data-language=en]");
      await waitForHeading(browser, "1006 Abnormal Closure");
      assert.equal(await path(), "/codes/1006/");
    });

    test("describes a close by hand, and links to what it found", async () => {
      await openPage(browser, page, "diagnose/");
      const complains = (/** @type {string} */ words) =>
        waitFor(browser, `"${words}"`, (/** @type {string} */ wanted) => document.querySelector("#hand-problem")?.textContent?.includes(wanted), words);
      await browser.click("#hand-button");
      await complains("Fill in at least one thing");
      await browser.type("#hand-code", "99999");
      await browser.click("#hand-button");
      await complains("whole number from 0 to 65535");
      await openPage(browser, page, "diagnose/#c=1006&opened=1&open=60000&idle=60000");
      const causes = () => browser.evaluate(() => [...document.querySelectorAll("#hand-result [data-cause]")].map((one) => one.getAttribute("data-cause")));
      const before = await eventually(causes, (seen) => assert.equal(seen[0], "idle/proxy-timeout"));
      assert.equal(await browser.evaluate(() => /** @type {any} */ (document.querySelector("#hand-idleMs")).value), "60");
      const link = String(await textOf(browser, ".share code"));
      await openPage(browser, page, link.slice(page.url.length));
      await eventually(causes, (seen) => assert.deepEqual(seen, before));
    });

    test("finds the closes in a pasted log, away from the page, and diagnoses one", async () => {
      await openPage(browser, page, "diagnose/");
      await browser.evaluate(() => {
        const field = /** @type {HTMLTextAreaElement} */ (document.querySelector("#read-text"));
        field.value = "GET /health 200\nWebSocket connection to 'wss://example.com/' failed: Error during WebSocket handshake: Unexpected response code: 403\nwebsocket: close 1006 (abnormal closure): unexpected EOF\n";
      });
      await browser.click("#read-button");
      await eventually(() => textOf(browser, "#read-state"), (text) => assert.match(String(text), /^Closes found: 2\./));
      assert.deepEqual(await textsOf(browser, "#read-hits .hint"), ["Line 2", "Line 3"]);
      assert.match(String(await textOf(browser, "#read-hits li:last-child")), /1006 Abnormal Closure/);
      await browser.click("#read-hits li:first-child button");
      const first = () => browser.evaluate(() => document.querySelector("#hand-result [data-cause]")?.getAttribute("data-cause"));
      await eventually(first, (cause) => assert.equal(cause, "handshake/http-403"));
    });

    test("names what is wrong with a link, shows it as text and uses the rest", async () => {
      await openPage(browser, page, "diagnose/#c=1006&opened=maybe&%3Cimg%20src%3Dx%3E=1");
      await eventually(() => textOf(browser, "#notice"), (text) => assert.match(String(text), /left out: opened, <img src=x>\.$/));
      assert.equal(await browser.evaluate(() => document.querySelector("#notice img") === null), true);
      await waitFor(browser, "causes", () => document.querySelector("#hand-result [data-cause]") !== null);
    });

    test("says so when nothing matches a search, and stays where it is", async () => {
      await openPage(browser, page, "codes/1000/");
      for (const text of ["qqqqzzzz", "<b>", "99999999"]) {
        await browser.press("Control+k");
        await browser.type("#find", text);
        await waitFor(browser, "a message", () => /Nothing matches/.test(document.querySelector("#find-none:not([hidden])")?.textContent ?? ""));
        assert.deepEqual(await shown(), []);
        await browser.press("Enter");
        await browser.press("Escape");
      }
      await waitForHeading(browser, "1000 Normal Closure");
    });

    test("leads an address that does not exist to a page that says so, and a bare number to its code", async () => {
      await openPage(browser, page);
      await goTo(browser, page, "4321/");
      await waitForHeading(browser, "4321 Private Use");
      await goTo(browser, page, "1006/");
      await waitForHeading(browser, "1006 Abnormal Closure");
    });
  });
}

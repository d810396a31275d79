/**
 * What the page says when a part of it does not arrive, and what it says without any script.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { strictPolicy } from "../../web/demo/site-server.mjs";
import { START_MS } from "./harness/browser.mjs";
import { browsers } from "./harness/index.mjs";
import { faultsOf, startPage, textOf, waitFor, waitForHeading, openPage } from "./page-fixture.mjs";

const SITE = new URL("../../web/site/", import.meta.url);
const index = readFileSync(new URL("index.html", SITE), "utf8");
/** The English text of every key. */
const english = new Map(
  [...readFileSync(new URL("languages/en.po", SITE), "utf8").matchAll(/^msgctxt (".+")\nmsgid (".+")$/gm)].map(([, key = "", text = ""]) => [
    String(JSON.parse(key)),
    String(JSON.parse(text)),
  ]),
);

test("The static page says in English what the script would put there", () => {
  const labelled = [...index.matchAll(/data-word="([^"]+)"[^>]*>([^<]*)</g)];
  assert.ok(labelled.length >= 8);
  for (const [, key = "", text] of labelled) assert.equal(text, english.get(key), key);
});

test("The static page has no inline script, no inline style and no address but those of its sources", () => {
  assert.doesNotMatch(index, /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/i);
  const hosts = [...index.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
  assert.deepEqual([...new Set(hosts)].sort(), ["www.iana.org", "www.rfc-editor.org"]);
});

test("Every text of the page is used by it", () => {
  const sources = readdirSync(SITE).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(new URL(name, SITE), "utf8"));
  const all = [index, ...sources].join("\n");
  // Texts whose key ends in a value are asked for by template, e.g. word(`severity.${severity}`).
  const templates = [...all.matchAll(/`([a-z.]+\.)\$\{/g)].map(([, prefix = ""]) => prefix);
  const unused = [...english.keys()].filter((key) => !all.includes(`"${key}"`) && !templates.some((prefix) => key.startsWith(prefix)));
  assert.deepEqual(unused, []);
});

for (const [id, start] of Object.entries(browsers)) {
  describe(`Trouble with the page in ${id}`, () => {
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

    test("has what goes wrong in it written down, so that the other tests can rely on silence", async () => {
      await openPage(browser, page);
      assert.deepEqual(await faultsOf(browser), []);
      await browser.evaluate(() => {
        console.warn("a warning");
        document.head.append(Object.assign(document.createElement("style"), { textContent: "p { color: red }" }));
        document.body.append(Object.assign(document.createElement("img"), { src: "no-such-file.png", alt: "" }));
        void Promise.reject(new Error("nobody catches this"));
      });
      // Not a count: Chromium also reports an error of the style element itself, before or after that of the image.
      const kinds = ["a warning", "style-src", "no-such-file.png", "nobody catches"];
      await waitFor(
        browser,
        "four kinds of faults",
        (/** @type {readonly string[]} */ wanted) => wanted.every((words) => /** @type {any} */ (globalThis).recordedFaults.join("\n").includes(words)),
        kinds,
      );
      const faults = (await faultsOf(browser)).join("\n");
      for (const wanted of [/console\.warn: a warning/, /policy: style-src/, /error: .*no-such-file\.png/, /rejection: Error: nobody/]) assert.match(faults, wanted);
    });

    test("says what it is when its script does not load", async () => {
      page.refuse(/main\.js$/);
      await browser.open(page.url);
      await waitForHeading(browser, "Why did my WebSocket close?");
      assert.match(String(await textOf(browser, ".introduction")), /the close code/);
      const isShown = () => getComputedStyle(/** @type {Element} */ (document.querySelector(".late"))).visibility === "visible";
      await waitFor(browser, "advice after three seconds", isShown);
      page.refuse(undefined);
    });

    test("says what to do when the engine does not arrive, and starts when it does", async () => {
      await openPage(browser, page);
      page.refuse(/\/wasm-bytes\.js$/);
      await browser.open(`${page.url}?code=1006`);
      await waitFor(browser, "the message", () => document.querySelector(".failure") !== null);
      assert.match(String(await textOf(browser, ".failure")), /^The engine could not start.*Reload the page\..*The browser says: .{10}/);
      assert.equal(await textOf(browser, "#again"), "Reload the page");
      page.refuse(undefined);
      await browser.click("#again");
      await waitForHeading(browser, "1006 Abnormal Closure");
    });

    test("explains codes where the policy forbids WebAssembly", async () => {
      const strict = await startPage({ policy: () => strictPolicy().replace(" 'wasm-unsafe-eval'", "") });
      try {
        await openPage(browser, strict, "?code=1001&with=1015&lang=ja");
        await waitForHeading(browser, "WebSocket 1001 Going Away vs 1015 TLS Handshake Failure");
        assert.match(String(await textOf(browser, ".intro")), /[\u3040-\u30ff]/);
      } finally {
        await strict.close();
      }
    });

    test("keeps its language and says so when another one cannot be fetched", async () => {
      await openPage(browser, page, "?code=1006");
      page.refuse(/\/chunk-[^/]+\.js$/);
      await browser.evaluate(() => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector("#language"));
        select.value = "ja";
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await waitFor(browser, "the message", () => /日本語 could not be loaded/.test(document.querySelector("#notice:not([hidden])")?.textContent ?? ""));
      await waitForHeading(browser, "1006 Abnormal Closure");
      assert.equal(await browser.evaluate(() => /** @type {any} */ (document.querySelector("#language")).value), "en");
      page.refuse(undefined);
    });
  });
}

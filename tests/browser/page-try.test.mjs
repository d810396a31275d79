/**
 * "Try it": a real WebSocket to the demo server, and what this browser makes of the code it is closed with. What it
 * should make of it stands in core/data/browsers.json.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, describe, test } from "node:test";
import { browsers } from "./harness/index.mjs";
import { faultsOf, openPage, startPage, textOf, textsOf } from "./page-fixture.mjs";
import { withBrowser } from "./suite.mjs";
import { eventually, waitFor } from "./wait.mjs";

/** @type {Record<string, {name: string, accepts: [number, number][]}>} */
const data = JSON.parse(readFileSync(new URL("../../core/data/browsers.json", import.meta.url), "utf8")).browsers;

for (const id of Object.keys(browsers)) {
  const known = /** @type {{name: string, accepts: [number, number][]}} */ (data[id]);
  const accepts = (/** @type {number} */ code) => known.accepts.some(([first, last]) => first <= code && code <= last);

  describe(`Trying a close in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;

    withBrowser(id, startPage, async (startedBrowser, servers) => {
      browser = startedBrowser;
      page = servers;
      await openPage(browser, page, "diagnose/");
    });
    afterEach(async () => {
      assert.deepEqual(await faultsOf(browser), []);
    });

    /**
     * Fills the form as a person would, sends it, and reads both cards.
     *
     * @param {number | "none"} code
     * @param {string} [reason]
     */
    async function tryCode(code, reason = "") {
      await browser.evaluate((/** @type {string} */ text) => {
        document.querySelector("#try-result")?.replaceChildren();
        const box = /** @type {HTMLInputElement} */ (document.querySelector("#try-none"));
        if (box.checked) box.click();
        for (const [id, value] of [["try-code", ""], ["try-reason", text]]) {
          const field = /** @type {HTMLInputElement} */ (document.getElementById(String(id)));
          field.value = String(value);
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }, reason);
      if (code === "none") await browser.click("#try-none");
      else await browser.type("#try-code", String(code));
      await browser.click("#try-button");
      await waitFor(browser, `a result for ${code}`, () => document.querySelector("#try-result .verdict") !== null);
      return { sent: await textsOf(browser, "#sent dd"), received: await textsOf(browser, "#received dd"), verdict: await textOf(browser, ".verdict") };
    }

    for (const code of [4001, 1006, 1012, 1000, 1015, 0, 65535]) {
      const expected = accepts(code) ? code : 1006;
      test(`shows ${expected} when the server sends ${code}`, async () => {
        const { sent, received, verdict } = await tryCode(code, "because");
        assert.deepEqual(sent, [String(code), "because"]);
        if (accepts(code)) {
          assert.deepEqual(received, [String(code), "because", "true", "did not fire"]);
          assert.equal(verdict, "The page sees exactly what the server sent.");
        } else {
          assert.deepEqual(received, ["1006", "none", "false", "fired"]);
          assert.match(String(verdict), new RegExp(`^This browser does not accept ${code} in a Close frame\\..*1006`));
          const further = await browser.evaluate(() => document.querySelector(".meaning-links a:last-child")?.getAttribute("href"));
          assert.equal(further, code === 1006 ? "/codes/1006/" : `/compare/#${code}-vs-1006`);
        }
        assert.match(String(await textOf(browser, ".meaning h3")), new RegExp(`^${expected} `));
        const announced = `The server sent ${code}. The page received ${expected}.`;
        await eventually(() => textOf(browser, "[role=status]"), (text) => assert.equal(text, announced));
      });
    }

    test("tells a refused 1006 from an accepted one, though the page sees 1006 either way", async () => {
      const { received, verdict } = await tryCode(1006);
      assert.deepEqual(received.slice(0, 3), ["1006", "none", String(accepts(1006))]);
      assert.match(String(verdict), accepts(1006) ? /exactly what the server sent/ : /does not accept 1006/);
    });

    test("shows 1005 when the Close frame has no code", async () => {
      const { sent, received, verdict } = await tryCode("none");
      assert.deepEqual(sent, ["none", "none"]);
      assert.deepEqual(received, ["1005", "none", "true", "did not fire"]);
      assert.match(String(verdict), /had no code/);
    });

    test("shows a reason as text, with its invisible characters made visible", async () => {
      const { received } = await tryCode(4001, "<b>a</b>\u0007\u202eb終👩‍💻");
      assert.deepEqual(received.slice(0, 2), ["4001", "<b>a</b>␇U+202Eb終👩‍💻"]);
      const isolated = await browser.evaluate(() => {
        const shown = document.querySelector("#received bdi");
        return shown !== null && shown.querySelector("b") === null && getComputedStyle(shown).unicodeBidi === "isolate";
      });
      assert.equal(isolated, true);
    });

    test("refuses what no Close frame can carry, says why, and leads to the field", async () => {
      for (const [code, reason, field, message] of /** @type {const} */ ([
        ["65536", "", "try-code", /whole number from 0 to 65535/],
        ["-1", "", "try-code", /whole number from 0 to 65535/],
        ["4001", "€".repeat(42), "try-reason", /126 bytes.*room for 123/],
      ])) {
        await browser.evaluate((/** @type {string} */ number, /** @type {string} */ text) => {
          document.querySelector("#try-result")?.replaceChildren();
          for (const [id, value] of [["try-code", number], ["try-reason", text]]) {
            const input = /** @type {HTMLInputElement} */ (document.getElementById(String(id)));
            input.value = String(value);
            input.dispatchEvent(new Event("input", { bubbles: true }));
          }
          /** @type {HTMLInputElement} */ (document.querySelector("#try-none")).checked = false;
        }, code, reason);
        await browser.click("#try-button");
        const focused = () => browser.evaluate(() => document.activeElement?.id);
        await eventually(focused, (focus) => assert.equal(focus, field));
        await eventually(() => textOf(browser, `#${field}-hint`), (text) => assert.match(String(text), message));
        assert.equal(await textOf(browser, ".verdict"), undefined, "nothing was sent");
      }
    });

    test("says what to do when the demo server is gone, and works again when it is back", async () => {
      const other = await startPage();
      await openPage(browser, other, "diagnose/");
      // The page brings the engine's files by itself when it is idle.
      await waitFor(browser, "the engine's files", () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("wasm-bytes.js")));
      await other.close();
      await browser.click("#try-button");
      await eventually(() => textOf(browser, ".verdict"), (text) => assert.match(String(text), /did not answer.*npm start/));
      assert.equal(await textOf(browser, "#received"), undefined);
      await openPage(browser, page, "diagnose/");
      const { received } = await tryCode(4001);
      assert.equal(received[0], "4001");
    });
  });
}

/**
 * What each browser tells a page about a Close frame, compared with core/data/browsers.json. The project's texts say
 * what a browser shows; when a browser changes its mind, this is where it is noticed.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { startFixture } from "./fixture.mjs";
import { browsers } from "./harness/index.mjs";
import { CODES, measureReport, watchOneSocket } from "./reported-codes.measure.mjs";
import { withBrowser } from "./suite.mjs";

/** @typedef {{name: string, version: string, measured: string, accepts: [number, number][], makes: number[]}} BrowserData */

const DATA_FILE = new URL("../../core/data/browsers.json", import.meta.url);
/** @type {Record<string, BrowserData>} */
const data = JSON.parse(readFileSync(DATA_FILE, "utf8")).browsers;

/**
 * @param {BrowserData} known
 * @param {number | 'none'} code
 */
function isAccepted(known, code) {
  return code === "none" || known.accepts.some(([first, last]) => first <= code && code <= last);
}

/**
 * @param {BrowserData} known
 * @param {number | 'none'} code
 * @param {string} reason
 */
function expectedReport(known, code, reason) {
  if (code === "none") return { opened: true, errored: false, code: 1005, reason: "", wasClean: true };
  if (isAccepted(known, code)) return { opened: true, errored: false, code, reason, wasClean: true };
  return { opened: true, errored: true, code: 1006, reason: "", wasClean: false };
}

test("The data and the harness name the same browsers", () => {
  assert.deepEqual(Object.keys(data).sort(), Object.keys(browsers).sort());
});

for (const id of Object.keys(browsers)) {
  const known = /** @type {BrowserData} */ (data[id]);

  describe(`${known.name} and a Close frame from the server`, () => {
    /** @type {import('./harness/browser.mjs').Browser} */
    let browser;
    /** @type {import('./fixture.mjs').Fixture} */
    let fixture;

    withBrowser(id, startFixture, async (startedBrowser, servers) => {
      browser = startedBrowser;
      fixture = servers;
      await browser.open(fixture.pageUrl);
    });

    /** @param {string} what */
    const changed = (what) =>
      `${known.name} ${browser.version} ${what}. core/data/browsers.json holds what version ${known.version} did on ` +
      `${known.measured}: measure again with tests/browser/print-measurements.mjs and correct the data and the texts.`;

    /**
     * @param {number | 'none'} code
     * @param {string} reason
     */
    async function check(code, reason) {
      const expected = expectedReport(known, code, reason);
      const { answered, ...seen } = await measureReport(browser, fixture, code, reason);
      assert.deepEqual(
        seen,
        expected,
        changed(
          `was sent ${code}, should report ${JSON.stringify(expected)} and reported ${JSON.stringify(seen)}`,
        ),
      );
      if (!isAccepted(known, code)) {
        assert.equal(
          answered,
          1002,
          changed(`refuses ${code}, should tell the server 1002 and told it ${answered}`),
        );
      }
    }

    for (const code of CODES) {
      test(`${known.name} reports ${expectedReport(known, code, "").code} when the server sends ${code}`, () =>
        check(code, "because"));
    }
    test(`${known.name} reports 1005 when the Close frame has no code`, () => check("none", ""));
    test(`${known.name} reports a code without a reason`, () => check(4001, ""));
    test(`${known.name} keeps a reason in any script`, () => check(4001, "Schließen 終了 إغلاق 🔌"));
    test(`${known.name} keeps a reason of 123 bytes`, () => check(1000, "終".repeat(41)));

    const tlsFailure = known.makes.includes(1015) ? 1015 : 1006;
    test(`${known.name} reports ${tlsFailure} when TLS cannot be agreed`, async () => {
      const seen = await browser.evaluate(watchOneSocket, fixture.socketUrl.replace("ws:", "wss:"));
      const expected = { opened: false, errored: true, code: tlsFailure, reason: "", wasClean: false };
      assert.deepEqual(
        seen,
        expected,
        changed(
          `opened wss:// to a port without TLS, should report ${tlsFailure} and reported ${JSON.stringify(seen)}`,
        ),
      );
    });
  });
}

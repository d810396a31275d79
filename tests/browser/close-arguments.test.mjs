/**
 * What WebSocket.close() does with its arguments in each browser, compared with the WHATWG standard.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CASES } from "./close-arguments.cases.mjs";
import { measureClose } from "./close-arguments.measure.mjs";
import { startFixture } from "./fixture.mjs";
import { browsers } from "./harness/index.mjs";
import { withBrowser } from "./suite.mjs";

const REFUSED = { throws: "InvalidAccessError" };

/**
 * Where a browser does something else than the standard says. [Clamp] rounds to the nearest integer, and to the even
 * one in the middle; Chromium and WebKitGTK cut the fraction off. Chromium also wants a code whenever there is a reason.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, import('./close-arguments.cases.mjs').Outcome>>>>}
 */
const DEVIATIONS = {
  chromium: {
    "close(999.5)": REFUSED,
    "close(1000.9)": { sends: { code: 1000, reason: "" } },
    "close(4999.6)": { sends: { code: 4999, reason: "" } },
    'close(undefined, "x")': REFUSED,
    'close(undefined, "")': REFUSED,
  },
  firefox: {},
  webkitgtk: {
    "close(999.5)": REFUSED,
    "close(1000.9)": { sends: { code: 1000, reason: "" } },
    "close(4999.6)": { sends: { code: 4999, reason: "" } },
  },
};

test("Every known deviation belongs to a browser and a case that are tested", () => {
  const calls = CASES.map(({ call }) => call);
  assert.deepEqual(Object.keys(DEVIATIONS).sort(), Object.keys(browsers).sort());
  for (const [id, deviations] of Object.entries(DEVIATIONS)) {
    for (const call of Object.keys(deviations))
      assert.ok(calls.includes(call), `${id}: ${call} is not a case`);
  }
});

for (const id of Object.keys(browsers)) {
  describe(`WebSocket.close() in ${id}`, () => {
    /** @type {import('./harness/browser.mjs').Browser} */
    let browser;
    /** @type {import('./fixture.mjs').Fixture} */
    let fixture;

    withBrowser(id, startFixture, async (startedBrowser, servers) => {
      browser = startedBrowser;
      fixture = servers;
      await browser.open(fixture.pageUrl);
    });

    for (const { call, expected: standard } of CASES) {
      const deviation = DEVIATIONS[id]?.[call];
      const expected = deviation ?? standard;
      const does = "throws" in expected ? `throws ${expected.throws}` : "is accepted";
      test(`${call} ${does} in ${id}${deviation === undefined ? "" : ", unlike the standard"}`, async () => {
        const seen = await measureClose(browser, fixture, call);
        const message = `${browser.name} ${browser.version}: ${call} should give ${JSON.stringify(expected)} and gave ${JSON.stringify(seen)}`;
        if ("sends" in expected && expected.sends === "anything") assert.ok("sends" in seen, message);
        else assert.deepEqual(seen, expected, message);
      });
    }
  });
}

/**
 * Prints what the installed browsers do today, as JSON, for whoever updates the data:
 *
 *   node tests/browser/print-measurements.mjs reported-codes|close-arguments [chromium|firefox|webkitgtk]...
 */
import { CASES } from "./close-arguments.cases.mjs";
import { measureClose } from "./close-arguments.measure.mjs";
import { startFixture } from "./fixture.mjs";
import { browsers } from "./harness/index.mjs";
import { CODES, measureReport } from "./reported-codes.measure.mjs";

/** @type {Readonly<Record<string, readonly [string, (browser: any, fixture: any) => Promise<unknown>][]>>} */
const TABLES = {
  "reported-codes": /** @type {const} */ ([...CODES, "none"]).map((code) => [
    String(code),
    (browser, fixture) => measureReport(browser, fixture, code, code === "none" ? "" : "because"),
  ]),
  "close-arguments": CASES.map(({ call }) => [
    call,
    (browser, fixture) => measureClose(browser, fixture, call),
  ]),
};

const [table = "", ...names] = process.argv.slice(2);
const rows = TABLES[table];
if (rows === undefined) {
  console.error(`Say which table to print: ${Object.keys(TABLES).join(" or ")}.`);
  process.exit(2);
}

/** @type {Record<string, unknown>} */
const printed = {};
const fixture = await startFixture();
try {
  for (const [id, start] of Object.entries(browsers)) {
    if (names.length > 0 && !names.includes(id)) continue;
    const browser = await start();
    try {
      await browser.open(fixture.pageUrl);
      /** @type {Record<string, unknown>} */
      const results = {};
      for (const [label, measure] of rows) results[label] = await measure(browser, fixture);
      printed[id] = { version: browser.version, results };
    } finally {
      await browser.close();
    }
  }
} finally {
  await fixture.close();
}
console.log(JSON.stringify(printed, undefined, 2));

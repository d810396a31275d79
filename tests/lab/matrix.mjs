/**
 * The browser matrix: what each engine reports for each fault, with version and date. The site names the faults, in
 * its texts `matrix.when.<id>`.
 *
 *   node tests/lab/matrix.mjs --accept     takes what the last runs measured over into core/data/matrix.json
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { cases } from "./cases.mjs";
import { matches, rawEvent } from "./expect.mjs";

const SNAPSHOT = new URL("../../core/data/matrix.json", import.meta.url);
const BROWSERS = /** @type {const} */ (["chromium", "firefox", "webkitgtk"]);
const RUNS = /** @type {const} */ (["short", "long"]);
const COMMENT =
  "What pages are told for each fault, measured by tests/lab. Without `code` no close event came; `thrown` names what the " +
  "constructor threw; `or` holds what the same version reports at other times. WebKitGTK is not Safari.";

/**
 * @typedef {object} Seen
 * @property {boolean} opened
 * @property {boolean} error
 * @property {number} [code]
 * @property {boolean} [wasClean]
 * @property {string} [thrown]
 *
 * @typedef {Seen & {or?: readonly Seen[], version: string, date: string}} Entry
 * @typedef {Partial<Record<import('./expect.mjs').BrowserId, Entry>>} Row
 * @typedef {Record<string, Row>} Matrix
 */

/** @param {import('./expect.mjs').RawEvent} event */
function seen({ opened, errored, code, wasClean, thrown }) {
  return {
    opened,
    error: errored,
    ...(code === undefined ? {} : { code, wasClean: wasClean ?? false }),
    ...(thrown === undefined ? {} : { thrown }),
  };
}

/**
 * Where the moment decides, the entry is what the case calls usual, so that the matrix does not change from run to run.
 *
 * @param {import('./cases.mjs').Case} wanted
 * @param {import('./expect.mjs').BrowserId} browser
 * @param {import('./page/run-case.mjs').Seen} result
 * @param {{version: string, date: string}} when
 * @returns {Entry}
 */
export function entry(wanted, browser, result, when) {
  const known = [wanted.expected[browser] ?? []].flat();
  if (known.length < 2 || !known.some((event) => matches(result, event)))
    return { ...seen(rawEvent(result.observation)), ...when };
  const [usual, ...others] = known.map(seen);
  return { .../** @type {Seen} */ (usual), or: others, ...when };
}

/** @returns {Matrix} what was committed */
export function readSnapshot() {
  return read(SNAPSHOT);
}

/**
 * Where a run leaves its part of the matrix. No test reads it, and each run writes a file of its own.
 *
 * @param {import('./expect.mjs').BrowserId} browser
 * @param {'short' | 'long'} run
 */
const freshFile = (browser, run) => new URL(`../../build/lab/${browser}-${run}.json`, import.meta.url);

/**
 * @param {import('./expect.mjs').BrowserId} browser
 * @param {'short' | 'long'} run
 * @param {Matrix} measured
 */
export function keepFresh(browser, run, measured) {
  write(freshFile(browser, run), measured);
}

/**
 * @param {Matrix} snapshot
 * @param {Matrix} measured
 * @returns {readonly string[]} a sentence for each cell that differs; versions and dates do not matter
 */
export function differences(snapshot, measured) {
  return Object.entries(measured).flatMap(([id, row]) => {
    const happens = cases.find((one) => one.id === id)?.when;
    return Object.entries(row).flatMap(([browser, cell]) => {
      const before = snapshot[id]?.[/** @type {import('./expect.mjs').BrowserId} */ (browser)];
      const text = `${browser} ${cell.version}, ${id} (${happens})`;
      if (before === undefined) return [`${text}: not in the snapshot.`];
      const [was, is] = [facts(before), facts(cell)];
      return was === is ? [] : [`${text}: was ${was} in version ${before.version}, is ${is}.`];
    });
  });
}

/** @param {Entry} entry */
function facts({ version: _version, date: _date, ...rest }) {
  return JSON.stringify(rest);
}

/**
 * @param {URL} file
 * @returns {Matrix}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).faults;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return {};
    throw error;
  }
}

/**
 * One line for each cell, so that a change of one shows as a change of one line. The file comes into its place
 * complete, for whoever else runs the lab meanwhile.
 *
 * @param {URL} file
 * @param {Matrix} matrix
 */
function write(file, matrix) {
  const rows = Object.entries(matrix).map(([id, row]) => {
    const cells = BROWSERS.filter((key) => key in row).map(
      (key) => `      ${JSON.stringify(key)}: ${JSON.stringify(row[key])}`,
    );
    return `    ${JSON.stringify(id)}: {\n${cells.join(",\n")}\n    }`;
  });
  const place = fileURLToPath(file);
  const draft = `${place}.${process.pid}`;
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(draft, `{\n  "$comment": ${JSON.stringify(COMMENT)},\n  "faults": {\n${rows.join(",\n")}\n  }\n}\n`);
  renameSync(draft, place);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] !== "--accept") {
    console.error("usage: node tests/lab/matrix.mjs --accept");
    process.exit(2);
  }
  const parts = [read(SNAPSHOT), ...BROWSERS.flatMap((browser) => RUNS.map((run) => read(freshFile(browser, run))))];
  const rows = cases
    .filter(({ variantOf }) => variantOf === undefined)
    .map(({ id }) => [id, Object.assign({}, ...parts.map((part) => part[id]))]);
  write(SNAPSHOT, Object.fromEntries(rows));
}

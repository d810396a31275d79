/** Runs cases in one browser and gathers what its page observed. */
import { setTimeout as sleep } from "node:timers/promises";

/** More would make Chromium throttle: it delays a socket the longer, the more are connecting or have failed. */
const AT_ONCE = 6;
const POLL_MS = 100;

/**
 * @typedef {object} Result
 * @property {import('closecode').Observation} [observation]
 * @property {string} [problem] why there is no observation
 */

/**
 * @param {object} options
 * @param {import('../browser/harness/browser.mjs').Browser} options.browser
 * @param {import('./lab.mjs').Lab} options.lab
 * @param {readonly import('./cases.mjs').Case[]} options.cases
 * @param {number} options.limitMs for all of them together
 * @returns {Promise<ReadonlyMap<string, Result>>} by the id of the case; one that did not end in time is missing
 */
export async function runCases({ browser, lab, cases, limitMs }) {
  /** @type {Map<string, Result>} */
  const results = new Map();
  // Long waits begin first and overlap with everything else; a crowd of sockets must have the browser to itself.
  const crowds = cases.filter(({ crowd }) => crowd !== undefined);
  const others = cases.filter(({ crowd }) => crowd === undefined);
  const waits = others.filter(isLong);
  const quick = others.filter((wanted) => !isLong(wanted));
  const deadline = Date.now() + limitMs;

  await browser.open(lab.pageUrl);
  await begin(waits, waits.length);
  await begin(quick, AT_ONCE);
  await collect(others.length);
  for (const crowded of crowds) {
    const before = results.size;
    await begin([crowded], 1);
    await collect(before + 1);
  }
  return results;

  /**
   * @param {readonly import('./cases.mjs').Case[]} some
   * @param {number} atOnce
   */
  async function begin(some, atOnce) {
    if (some.length === 0) return;
    await browser.evaluate(
      (/** @type {unknown} */ framed, /** @type {number} */ count) =>
        /** @type {any} */ (globalThis).lab.start(framed, count),
      some.map(lab.framed),
      atOnce,
    );
  }

  /** @param {number} count */
  async function collect(count) {
    while (results.size < count && Date.now() < deadline) {
      await sleep(POLL_MS);
      const reports = await browser.evaluate("globalThis.lab.take()");
      for (const { id, ...result } of reports) results.set(id, result);
    }
  }
}

/** @param {import('./cases.mjs').Case} wanted */
function isLong({ giveUpMs = 0, attempts = 1, target }) {
  return giveUpMs > 0 || attempts > 1 || target.alone === true;
}

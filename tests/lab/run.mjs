/** Runs cases in one browser and gathers what its page observed. */
import { setTimeout as sleep } from "node:timers/promises";

/** More would make Chromium throttle: it delays a socket the longer, the more are connecting or have failed. */
const AT_ONCE = 6;
const POLL_MS = 250;

/** @typedef {Partial<import('./page/run-case.mjs').Seen> & {problem?: string}} Result or why there is none */

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
  // A crowd of sockets must have the browser to itself.
  const crowds = cases.filter(({ crowd }) => crowd !== undefined);
  const others = cases.filter(({ crowd }) => crowd === undefined);
  // Waits overlap with everything. Beside a race with a server's timer nothing else runs, so that the page keeps up.
  const races = others.filter(isRace);
  const waits = others.filter((wanted) => isWait(wanted) && !isRace(wanted));
  const quick = others.filter((wanted) => !isWait(wanted) && !isRace(wanted));
  const deadline = Date.now() + limitMs;

  await browser.open(lab.pageUrl);
  await begin([...races, ...waits], races.length + waits.length);
  await collect(races);
  await begin(quick, AT_ONCE);
  await collect(others);
  for (const crowded of crowds) {
    await begin([crowded], 1);
    await collect([crowded]);
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

  /** @param {readonly import('./cases.mjs').Case[]} some */
  async function collect(some) {
    while (some.some(({ id }) => !results.has(id)) && Date.now() < deadline) {
      await sleep(POLL_MS);
      const reports = await browser.evaluate("globalThis.lab.take()");
      for (const { id, ...result } of reports) results.set(id, result);
    }
  }
}

/**
 * True if the page must do something before a server's timer runs out.
 *
 * @param {import('./cases.mjs').Case} wanted
 */
function isRace({ attempts = 1, steps = [] }) {
  return attempts > 1 || steps.some(({ afterMs, send }) => afterMs !== undefined && send !== undefined);
}

/**
 * True if nothing happens for seconds, and the page has no work meanwhile: many bytes to send would hold up its timers.
 *
 * @param {import('./cases.mjs').Case} wanted
 */
function isWait({ giveUpMs = 0, target, steps = [] }) {
  return (giveUpMs > 0 || target.alone === true) && steps.every(({ send }) => send === undefined);
}

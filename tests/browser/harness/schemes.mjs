/** Firefox and WebKitGTK find their colour scheme at their start only: here each scheme has a running browser of its own. */

/** @typedef {import('./browser.mjs').ColorScheme} ColorScheme */

/**
 * Starts a browser, and another one when another scheme is asked for. Both run until `close`, so that going back and
 * forth costs no further start.
 *
 * @template {{close: () => Promise<void>}} Running
 * @param {ColorScheme} first
 * @param {(scheme: ColorScheme) => Promise<Running>} launch
 */
export async function browserOfEachScheme(first, launch) {
  const running = new Map([[first, await launch(first)]]);
  let scheme = first;
  return {
    /** Returns the browser of the scheme that was asked for last. */
    now: () => /** @type {Running} */ (running.get(scheme)),
    /** @param {ColorScheme} wanted */
    async change(wanted) {
      if (!running.has(wanted)) running.set(wanted, await launch(wanted));
      scheme = wanted;
    },
    async close() {
      await Promise.all([...running.values()].map((one) => one.close()));
    },
  };
}

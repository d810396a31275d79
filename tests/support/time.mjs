/** The time of this process, standing still until a test lets it pass. */
import { setImmediate } from "node:timers/promises";

/** Node takes these in the place of a delay that is shorter, longer or no number. */
const SHORTEST_MS = 1;
const LONGEST_MS = 2 ** 31 - 1;
const DAY_MS = 86_400_000;
let days = 0;

/**
 * @typedef {object} Timer
 * @property {number} due
 * @property {number} lasts
 * @property {boolean} repeats
 * @property {() => void} run
 * @property {() => Timer} ref
 * @property {() => Timer} unref
 */

/**
 * Stops the clocks and the timers until the test is over. Connections, files and other programs are as quick as ever.
 * Each test begins on a day of its own, so that nothing seems to have happened shortly before.
 *
 * @param {import('node:test').TestContext} t
 */
export function standStill(t) {
  days += 1;
  let now = days * DAY_MS;
  /** @type {Set<Timer>} */
  const timers = new Set();

  const starting = (/** @type {boolean} */ repeats) =>
    (/** @type {(...args: unknown[]) => void} */ run, /** @type {number} */ ms, /** @type {unknown[]} */ ...args) => {
      const lasts = ms >= SHORTEST_MS && ms <= LONGEST_MS ? Math.trunc(ms) : SHORTEST_MS;
      /** @type {Timer} */
      const timer = { due: now + lasts, lasts, repeats, run: () => run(...args), ref: () => timer, unref: () => timer };
      timers.add(timer);
      return timer;
    };
  t.mock.method(globalThis, "setTimeout", /** @type {any} */ (starting(false)));
  t.mock.method(globalThis, "setInterval", /** @type {any} */ (starting(true)));
  for (const name of /** @type {const} */ (["clearTimeout", "clearInterval"])) {
    const clear = globalThis[name];
    // A timer that began before the test is one of Node's.
    t.mock.method(globalThis, name, (/** @type {any} */ timer) => void (timers.delete(timer) || clear(timer)));
  }
  t.mock.method(performance, "now", () => now);
  t.mock.method(Date, "now", () => now);

  /** @returns {Timer | undefined} the one that is due first; of several, the one that was started first */
  function first() {
    /** @type {Timer | undefined} */
    let found;
    for (const timer of timers) if (found === undefined || timer.due < found.due) found = timer;
    return found;
  }

  return {
    /**
     * Lets time pass: every timer fires that is due within it, each at its own time and followed by what it set going.
     *
     * @param {number} ms
     */
    async pass(ms) {
      const end = now + ms;
      for (let next = first(); next !== undefined && next.due <= end; next = first()) {
        now = next.due;
        if (next.repeats) next.due += next.lasts;
        else timers.delete(next);
        next.run();
        await setImmediate();
      }
      now = end;
      await setImmediate();
    },
  };
}

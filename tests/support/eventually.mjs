/** Waiting for what another program, or a later task of this one, does. */
import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 5;
/** A minute at least, and longer on a busy machine, because pauses are counted and not time. */
const MOST_PAUSES = 12_000;

/**
 * Waits until a condition holds. The clock and the timers of a test may stand still meanwhile.
 *
 * @template T
 * @param {() => T | Promise<T>} condition
 * @param {string | (() => string)} what names it for the error
 * @returns {Promise<T>} what the condition returned, which is truthy
 * @throws {Error} when it does not come to hold
 */
export async function eventually(condition, what) {
  for (let i = 0; i < MOST_PAUSES; i += 1) {
    const value = await condition();
    if (value) return value;
    await sleep(PAUSE_MS);
  }
  throw new Error(`Waited in vain until ${typeof what === "function" ? what() : what}.`);
}

import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until a condition holds.
 *
 * @param {() => unknown} condition
 * @param {string} what names it for the error
 */
export async function eventually(condition, what) {
  const deadline = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await sleep(5);
  }
}

/**
 * Waiting for what a page does a moment later. Each wait is for the thing itself, however long a busy machine takes, and
 * says what was there instead when it never comes.
 */
import { AssertionError } from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { PageLeft } from "./harness/page-call.mjs";

/** How long the page may take to do what a test waits for. */
const WAIT_MS = 60_000;
const PAUSE_MS = 40;
/** How long the page itself asks again before it is called anew. */
const CALL_MS = 2_000;

/** @typedef {import("./harness/browser.mjs").Browser} Browser */

/**
 * Reads again and again until an assertion holds, and throws what the assertion says of the last reading when it never
 * does.
 *
 * @template Seen
 * @param {() => Seen | Promise<Seen>} read
 * @param {(seen: Seen) => void} assertion
 * @returns {Promise<Seen>} the reading that it holds for
 */
export async function eventually(read, assertion) {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    try {
      const seen = await read();
      assertion(seen);
      return seen;
    } catch (error) {
      // A page that is being replaced says nothing; the next one may.
      const mayChange = error instanceof AssertionError || error instanceof PageLeft;
      if (!mayChange || Date.now() >= deadline) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

/**
 * Asks the page again and again until it says yes. The page asks itself, which costs less than a call each time.
 *
 * @param {Browser} browser
 * @param {string} what for the message
 * @param {Function} condition runs in the page
 * @param {...unknown} args for `condition`
 * @returns {Promise<any>} what it said
 */
export async function waitFor(browser, what, condition, ...args) {
  const asking = `(async () => {
    const end = performance.now() + ${CALL_MS};
    for (;;) {
      const answer = await (${condition})(...${JSON.stringify(args)});
      if (answer || performance.now() > end) return answer;
      await new Promise((resolve) => setTimeout(resolve, ${PAUSE_MS}));
    }
  })()`;
  const deadline = Date.now() + WAIT_MS;
  do {
    const answer = await browser.evaluate(asking).catch((error) => {
      if (!(error instanceof PageLeft)) throw error;
    });
    if (answer) return answer;
  } while (Date.now() < deadline);
  const seen = await browser.evaluate(() => `${location.href}\n${document.body?.innerText.slice(0, 600)}`);
  throw new Error(`${browser.name} ${browser.version}: ${what} did not happen. The page says:\n${seen}`);
}

/**
 * The cases of the fault lab, as data.
 *
 * @typedef {object} Case
 * @property {string} id stable: the key in the browser matrix
 * @property {string} when what happens; completes the sentence "Chromium reports 1006 … when …"
 * @property {Target} target
 * @property {readonly string[]} [protocols] what the page asks for
 * @property {readonly import('./page/run-case.mjs').Step[]} [steps] what the page does
 * @property {number} [attempts] connect so often and observe the last
 * @property {number} [giveUpMs] how long the page waits before it reports that nothing happened
 * @property {Record<import('./expect.mjs').BrowserId, number>} [crowd] so many open sockets before the attempt
 * @property {true} [probe] the page probes the URL afterwards
 * @property {string} [variantOf] the case with the same fault, where only the diagnosis differs; not in the matrix
 * @property {'plain' | 'csp' | 'https'} [page] the page that opens the socket; plain when left out
 * @property {import('./expect.mjs').ExpectedEvents} expected a browser left out does not run the case
 * @property {Record<import('./expect.mjs').BrowserId, import('./expect.mjs').Accepted | undefined>} causes
 * @property {readonly import('./expect.mjs').BrowserId[]} [long] browsers in which it takes minutes: the long run only
 *
 * @typedef {object} Target
 * @property {string} [server] one of lab.mjs; "faults" when left out
 * @property {string} [path] with query
 * @property {'ws' | 'wss'} [scheme] what the server speaks, when left out
 * @property {true} [alone] a server of its own, for cases that keep a browser from connecting to the same one meanwhile
 * @property {string} [url] a complete URL instead of all that
 */
import { closeCases } from "./cases/close-codes.mjs";
import { handshakeCases } from "./cases/handshake.mjs";
import { httpCases } from "./cases/http.mjs";
import { pageCases } from "./cases/page.mjs";
import { realCases } from "./cases/real.mjs";
import { tlsCases } from "./cases/tls.mjs";
import { transportCases } from "./cases/transport.mjs";
import { violationCases } from "./cases/violations.mjs";

/** @type {readonly Case[]} */
export const cases = [
  ...closeCases,
  ...transportCases,
  ...violationCases,
  ...handshakeCases,
  ...httpCases,
  ...tlsCases,
  ...pageCases,
  ...realCases,
];

/**
 * The cases a browser runs.
 *
 * @param {import('./expect.mjs').BrowserId} browser
 * @param {'short' | 'long'} run
 */
export function casesFor(browser, run) {
  return cases.filter(
    ({ expected, long }) =>
      expected[browser] !== undefined && (long?.includes(browser) ?? false) === (run === "long"),
  );
}

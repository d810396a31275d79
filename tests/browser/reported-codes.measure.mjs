/**
 * Measures what a page is told when the server sends a Close frame.
 */

/** Both ends and the middle of every range, every registered code, and the neighbours where a browser might draw a line. */
export const CODES = Object.freeze([
  0, 1, 999, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015,
  1016, 1100, 1999, 2000, 2999, 3000, 3003, 3008, 3500, 3999, 4000, 4401, 4999, 5000, 5001, 10000, 65535,
]);

/**
 * @typedef {object} Report
 * @property {boolean} opened whether `open` fired
 * @property {boolean} errored whether `error` fired
 * @property {number} code
 * @property {string} reason
 * @property {boolean} wasClean
 * @property {number | undefined} answered the code of the browser's own Close frame, as the server received it
 */

/**
 * @param {import('./harness/browser.mjs').Browser} browser with a page of the fixture open
 * @param {import('./fixture.mjs').Fixture} fixture
 * @param {number | 'none'} code what the server sends; 'none' is a Close frame without a body
 * @param {string} [reason]
 * @returns {Promise<Report>}
 */
export async function measureReport(browser, fixture, code, reason = "") {
  const query = new URLSearchParams({ code: String(code), reason });
  const [record, report] = await Promise.all([
    fixture.nextRecord(),
    browser.evaluate(watchOneSocket, `${fixture.socketUrl}/close?${query}`),
  ]);
  return { ...report, answered: record.received?.code };
}

/**
 * Runs in the page.
 *
 * @param {string} url
 * @returns {Promise<Omit<Report, 'answered'>>}
 */
export function watchOneSocket(url) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    let opened = false;
    let errored = false;
    socket.onopen = () => {
      opened = true;
    };
    socket.onerror = () => {
      errored = true;
    };
    socket.onclose = ({ code, reason, wasClean }) => resolve({ opened, errored, code, reason, wasClean });
  });
}

/**
 * Measures what WebSocket.close() does with its arguments: what it throws, and what the server receives otherwise.
 */

/**
 * @param {import('./harness/browser.mjs').Browser} browser with a page of the fixture open
 * @param {import('./fixture.mjs').Fixture} fixture
 * @param {string} call names one of `CASES`
 * @returns {Promise<import('./close-arguments.cases.mjs').Outcome>}
 */
export async function measureClose(browser, fixture, call) {
  const [record, thrown] = await Promise.all([
    fixture.nextRecord(),
    browser.evaluate(callClose, call, `${fixture.socketUrl}/echo`, fixture.casesUrl),
  ]);
  if (thrown !== "") return { throws: thrown };
  const { code, reason } = record.received ?? {};
  return { sends: { ...(code === undefined ? {} : { code }), reason: reason ?? "" } };
}

/**
 * Runs in the page.
 *
 * @param {string} call
 * @param {string} url
 * @param {string} casesUrl
 * @returns {Promise<string>} the name of what was thrown, or ""
 */
async function callClose(call, url, casesUrl) {
  const { CASES } = await import(casesUrl);
  const { args } = CASES.find((/** @type {{call: string}} */ one) => one.call === call);
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("the socket did not open"));
  });
  const closed = new Promise((resolve) => {
    socket.onclose = resolve;
  });
  let thrown = "";
  try {
    socket.close(...args);
  } catch (error) {
    thrown = /** @type {Error} */ (error).name;
    socket.close();
  }
  await closed;
  return thrown;
}

/** What `watch` says of real sockets, in each browser. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browsers } from "./harness/index.mjs";
import { startObserveFixture } from "./observe-fixture.mjs";
import { withBrowser } from "./suite.mjs";
import { eventually, waitFor } from "./wait.mjs";

/**
 * The times at which a page saw what `watch` sees too: each once just before `watch`, and once just after it.
 *
 * @typedef {Record<"start" | "open" | "send" | "close", readonly [before: number, after: number]>} Moments
 */

/**
 * Runs in the page: opens a socket, does what `actions` say, and gives what `closed` resolves to.
 *
 * @param {string} moduleUrl
 * @param {string} url
 * @param {{send?: string, closeAfterMs?: number}} [actions] `send` when it opens; close(3000) after a time
 * @returns {Promise<any>} the Observation, and the Moments as `moments`; `thrown` alone when the constructor threw
 */
async function observeOne(moduleUrl, url, { send, closeAfterMs } = {}) {
  const { watch } = await import(moduleUrl);
  /** @type {Record<string, number[]>} */
  const moments = { start: [performance.now()], open: [], send: [], close: [] };
  const note = (/** @type {Event} */ { type }) => void moments[type]?.push(performance.now());
  /** @type {WebSocket} */
  let socket;
  try {
    socket = new WebSocket(url);
  } catch (error) {
    return { thrown: /** @type {Error} */ (error).name };
  }
  // Listeners are called in the order in which they were added.
  for (const type of ["open", "close"]) socket.addEventListener(type, note);
  const watcher = watch(socket);
  moments["start"]?.push(performance.now());
  for (const type of ["open", "close"]) socket.addEventListener(type, (event) => note(event));
  socket.onopen = () => {
    if (send === undefined) return;
    moments["send"]?.push(performance.now());
    socket.send(send);
    moments["send"]?.push(performance.now());
  };
  if (closeAfterMs !== undefined) setTimeout(() => socket.close(3000, "enough"), closeAfterMs);
  return { ...(await watcher.closed), moments };
}

/**
 * Asserts that a time is the one between two moments, to the millisecond that is rounded to.
 *
 * @param {number} ms
 * @param {Moments} moments
 * @param {keyof Moments} from
 * @param {keyof Moments} to
 */
function assertBetween(ms, moments, from, to) {
  const least = Math.floor(moments[to][0] - moments[from][1]);
  const most = Math.ceil(moments[to][1] - moments[from][0]);
  assert.ok(least <= ms && ms <= most, `${ms} ms from ${from} to ${to} lies between ${least} and ${most}`);
}

/** @param {Record<string, unknown>} observation @param {readonly string[]} fields */
const pick = (observation, fields) =>
  Object.fromEntries(fields.filter((field) => field in observation).map((field) => [field, observation[field]]));

for (const id of Object.keys(browsers)) {
  describe(`watch in ${id}`, () => {
    /** @type {import('./harness/browser.mjs').Browser} */
    let browser;
    /** @type {import('./observe-fixture.mjs').ObserveFixture} */
    let fixture;
    /** @param {string} path @param {object} [actions] */
    const observe = (path, actions = {}) =>
      browser.evaluate(observeOne, fixture.moduleUrl, fixture.socketUrl + path, actions);

    withBrowser(id, startObserveFixture, (startedBrowser, servers) => {
      browser = startedBrowser;
      fixture = servers;
    });

    test("records a close by the server", async () => {
      await browser.open(fixture.pageUrl);
      const { connectMs, openMs, idleMs, sinceSendMs, url, moments, ...rest } = await observe("/close?code=4001&reason=why&after=200", {
        send: "aé日😀\ud800",
      });
      assert.equal(url, `${fixture.socketUrl}/close?code=4001&reason=why&after=200`);
      assertBetween(connectMs, moments, "start", "open");
      assertBetween(openMs, moments, "open", "close");
      for (const ms of [idleMs, sinceSendMs]) assertBetween(ms, moments, "send", "close");
      assert.deepEqual(rest, {
        protocol: "",
        extensions: "",
        opened: true,
        errored: false,
        bufferedAmount: 0,
        closedByPage: false,
        messagesReceived: 0,
        messagesSent: 1,
        lastSentBytes: 13,
        code: 4001,
        reason: "why",
        wasClean: true,
        isTrusted: true,
        online: true,
        visibility: "visible",
        pageHiding: false,
        restoredFromCache: false,
        pageSecure: false,
        browser: id === "webkitgtk" ? "webkit" : id,
      });
    });

    test("tells a reset from an end by the error that only some browsers report", async () => {
      await browser.open(fixture.pageUrl);
      const fields = ["code", "opened", "errored", "wasClean"];
      const dropped = { code: 1006, opened: true, wasClean: false };
      assert.deepEqual(pick(await observe("/end", { send: "x" }), fields), { ...dropped, errored: false });
      assert.deepEqual(pick(await observe("/reset", { send: "x" }), fields), { ...dropped, errored: id !== "chromium" });
    });

    test("records a handshake that is refused", async () => {
      await browser.open(fixture.pageUrl);
      const observation = await observe("/status/403");
      assert.deepEqual(pick(observation, ["code", "opened", "errored", "openMs", "messagesSent", "protocol"]), {
        code: 1006,
        opened: false,
        errored: true,
      });
      assertBetween(observation.connectMs, observation.moments, "start", "close");
    });

    test("records that the page gave up while connecting", async () => {
      await browser.open(fixture.pageUrl);
      const observation = await observe("/never", { closeAfterMs: 100 });
      assert.deepEqual(pick(observation, ["code", "opened", "closedByPage", "pageCloseCode", "pageCloseState"]), {
        code: 1006,
        opened: false,
        closedByPage: true,
        pageCloseCode: 3000,
        pageCloseState: "connecting",
      });
      assertBetween(observation.connectMs, observation.moments, "start", "close");
    });

    test("resolves for a blocked port, whether a close event comes or not", async () => {
      await browser.open(fixture.pageUrl);
      const observation = await browser.evaluate(observeOne, fixture.moduleUrl, "ws://127.0.0.1:6000/");
      assert.deepEqual(pick(observation, ["code", "opened", "errored"]), {
        // WebKitGTK reports the error alone.
        ...(id !== "webkitgtk" && { code: 1006 }),
        opened: false,
        errored: true,
      });
    });

    test("names the policy where a socket comes into being under it", async () => {
      await browser.open(fixture.policyPageUrl);
      const observation = await browser.evaluate(observeOne, fixture.policyModuleUrl, `${fixture.socketUrl}/echo?a=b`);
      const expected = {
        chromium: { opened: false, errored: true, blockedByPolicy: true },
        firefox: { thrown: "NS_ERROR_CONTENT_BLOCKED" },
        webkitgtk: { thrown: "SecurityError" },
      };
      assert.deepEqual(
        pick(observation, ["code", "opened", "errored", "blockedByPolicy", "thrown"]),
        expected[/** @type {keyof typeof expected} */ (id)],
      );
    });

    test("takes the bytes of long texts from the browser, which counts them exactly", async () => {
      await browser.open(fixture.pageUrl);
      const sizes = await browser.evaluate(
        async (/** @type {string} */ moduleUrl, /** @type {string} */ url) => {
          const { watch } = await import(moduleUrl);
          const socket = new WebSocket(url);
          const watcher = watch(socket);
          await new Promise((resolve) => (socket.onopen = resolve));
          const sizes = ["é".repeat(100_000), `${"a".repeat(300_000)}\ud800`, "日".repeat(70_000)].map((text) => {
            socket.send(text);
            return watcher.observation().lastSentBytes;
          });
          socket.send(new Blob(["é", new Uint8Array(5)]));
          sizes.push(watcher.observation().lastSentBytes);
          socket.close();
          await watcher.closed;
          return sizes;
        },
        fixture.moduleUrl,
        `${fixture.socketUrl}/echo`,
      );
      assert.deepEqual(sizes, [200_000, 300_003, 210_000, 7]);
    });

    test("works in a worker, and tells the browser there too", async () => {
      await browser.open(fixture.pageUrl);
      const observation = await browser.evaluate(
        (/** @type {string} */ moduleUrl, /** @type {string} */ url) => {
          const code = `
            const { watch } = await import(${JSON.stringify(moduleUrl)});
            postMessage(await watch(new WebSocket(${JSON.stringify(url)})).closed);`;
          const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
          return new Promise((resolve, reject) => {
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
          });
        },
        fixture.moduleUrl,
        `${fixture.socketUrl}/close?code=4001`,
      );
      assert.deepEqual(pick(observation, ["code", "browser", "pageSecure", "visibility", "pageHiding"]), {
        code: 4001,
        browser: id === "webkitgtk" ? "webkit" : id,
        pageSecure: false,
      });
    });

    test("explains what a navigation and the way back do to a socket", async () => {
      await browser.open(fixture.pageUrl);
      const asked = fixture.asked("/slow");
      await browser.evaluate(leave, fixture.moduleUrl, `${fixture.socketUrl}/echo`, "/slow");
      await asked;
      const told = () => browser.evaluate(() => JSON.parse(sessionStorage.getItem("closed") ?? "null"));
      const fields = ["code", "wasClean", "opened", "pageHiding", "restoredFromCache"];
      // Firefox closes sockets before the next page is there, and so tells the page that is about to go.
      if (id === "firefox") {
        const left = await eventually(told, (seen) => assert.ok(seen));
        assert.deepEqual(pick(left, fields), { code: 1001, wasClean: true, opened: true, pageHiding: true, restoredFromCache: false });
      }
      fixture.answerSlow();
      await untilPath("/slow");
      if (id !== "firefox") assert.equal(await told(), null, "the page is told nothing");
      await browser.evaluate(() => void setTimeout(() => history.back(), 0));
      await untilPath("/blank.html");
      if (id !== "webkitgtk") return;
      // The driver of Chromium switches the back/forward cache off, and Firefox keeps no page that has a socket.
      const { suspendedMs, ...restored } = await eventually(told, (seen) => assert.ok(seen));
      assert.deepEqual(pick(restored, fields), { code: 1006, wasClean: false, opened: true, pageHiding: false, restoredFromCache: true });
      assert.ok(suspendedMs > 0, `${suspendedMs} ms`);
    });

    /**
     * Runs in the page, and leaves it.
     *
     * @param {string} moduleUrl @param {string} url @param {string} next
     */
    async function leave(moduleUrl, url, next) {
      const { watch } = await import(moduleUrl);
      sessionStorage.clear();
      const socket = new WebSocket(url);
      const watcher = watch(socket);
      await new Promise((resolve) => (socket.onopen = resolve));
      watcher.closed.then((/** @type {unknown} */ seen) => sessionStorage.setItem("closed", JSON.stringify(seen)));
      setTimeout(() => (location.href = next), 0);
    }

    /** @param {string} path */
    const untilPath = (path) =>
      waitFor(browser, `the page ${path}`, (/** @type {string} */ wanted) => location.pathname === wanted && document.readyState === "complete", path);
  });
}

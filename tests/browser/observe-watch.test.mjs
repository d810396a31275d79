/** What `watch` says of real sockets, in each browser. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browsers } from "./harness/index.mjs";
import { startObserveFixture } from "./observe-fixture.mjs";
import { withBrowser } from "./suite.mjs";

/** How long a navigation may take to show its effects. */
const LIMIT_MS = 15_000;

/**
 * Runs in the page: opens a socket, does what `actions` say, and gives what `closed` resolves to.
 *
 * @param {string} moduleUrl
 * @param {string} url
 * @param {{send?: string, closeAfterMs?: number}} [actions] `send` when it opens; close(3000) after a time
 * @returns {Promise<any>} the Observation; `thrown` alone when the constructor threw
 */
async function observeOne(moduleUrl, url, { send, closeAfterMs } = {}) {
  const { watch } = await import(moduleUrl);
  /** @type {WebSocket} */
  let socket;
  try {
    socket = new WebSocket(url);
  } catch (error) {
    return { thrown: /** @type {Error} */ (error).name };
  }
  const watcher = watch(socket);
  socket.onopen = () => {
    if (send !== undefined) socket.send(send);
  };
  if (closeAfterMs !== undefined) setTimeout(() => socket.close(3000, "enough"), closeAfterMs);
  return watcher.closed;
}

/** @param {Record<string, unknown>} observation @param {readonly string[]} fields */
const pick = (observation, fields) =>
  Object.fromEntries(fields.filter((field) => field in observation).map((field) => [field, observation[field]]));

for (const [id, start] of Object.entries(browsers)) {
  describe(`watch in ${id}`, () => {
    /** @type {import('./harness/browser.mjs').Browser} */
    let browser;
    /** @type {import('./observe-fixture.mjs').ObserveFixture} */
    let fixture;
    /** @param {string} path @param {object} [actions] */
    const observe = (path, actions = {}) =>
      browser.evaluate(observeOne, fixture.moduleUrl, fixture.socketUrl + path, actions);

    withBrowser(start, startObserveFixture, (startedBrowser, servers) => {
      browser = startedBrowser;
      fixture = servers;
    });

    test("records a close by the server", async () => {
      await browser.open(fixture.pageUrl);
      const { connectMs, openMs, idleMs, sinceSendMs, url, ...rest } = await observe("/close?code=4001&reason=why&after=200", {
        send: "aé日😀\ud800",
      });
      assert.equal(url, `${fixture.socketUrl}/close?code=4001&reason=why&after=200`);
      for (const ms of [openMs, idleMs, sinceSendMs]) assert.ok(ms >= 150 && ms < 5000, `${ms} ms`);
      assert.ok(connectMs >= 0 && connectMs < 5000, `${connectMs} ms`);
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
      assert.ok(observation.connectMs < 5000);
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
      assert.ok(observation.connectMs >= 90, `${observation.connectMs} ms`);
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
      await browser.evaluate(leave, fixture.moduleUrl, `${fixture.socketUrl}/echo`, "/slow");
      await untilPath("/slow");
      const left = await browser.evaluate(() => JSON.parse(sessionStorage.getItem("closed") ?? "null"));
      const fields = ["code", "wasClean", "opened", "pageHiding", "restoredFromCache"];
      if (id === "firefox") {
        assert.deepEqual(pick(left, fields), { code: 1001, wasClean: true, opened: true, pageHiding: true, restoredFromCache: false });
      } else {
        assert.equal(left, null, "the page is told nothing");
      }
      await browser.evaluate(() => void setTimeout(() => history.back(), 0));
      await untilPath("/blank.html");
      if (id !== "webkitgtk") return;
      // The driver of Chromium switches the back/forward cache off, and Firefox keeps no page that has a socket.
      const deadline = Date.now() + LIMIT_MS;
      let back = null;
      while (back === null && Date.now() < deadline) {
        back = await browser.evaluate(() => JSON.parse(sessionStorage.getItem("closed") ?? "null"));
      }
      const { suspendedMs, ...restored } = back;
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
    async function untilPath(path) {
      const deadline = Date.now() + LIMIT_MS;
      for (;;) {
        // While a page is being replaced, there is nobody to answer.
        const now = await browser.evaluate(() => location.pathname).catch(() => undefined);
        if (now === path) return;
        assert.ok(Date.now() < deadline, `the page is at ${now}, not ${path}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
}

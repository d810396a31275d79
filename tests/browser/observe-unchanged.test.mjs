/** That a page cannot tell a watched socket from another one, except by the two own properties that are documented. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browsers } from "./harness/index.mjs";
import { startObserveFixture } from "./observe-fixture.mjs";
import { withBrowser } from "./suite.mjs";

/**
 * Runs in the page: does everything a page can do with a socket, and writes down what it sees.
 *
 * @param {string} moduleUrl
 * @param {string} base
 * @param {boolean} watched
 */
async function useSocket(moduleUrl, base, watched) {
  const { watch } = await import(moduleUrl);
  /** @type {unknown[]} */
  const log = [];
  const outcome = (/** @type {() => unknown} */ action) => {
    try {
      return ["returned", String(action())];
    } catch (error) {
      const { name, message, code } = /** @type {any} */ (error);
      return ["threw", name, message, code];
    }
  };
  const socket = /** @type {any} */ (new WebSocket(`${base}/echo`));
  const watcher = watched ? watch(socket) : undefined;
  log.push(
    ["send while connecting", ...outcome(() => socket.send("x"))],
    ["send of nothing", ...outcome(() => socket.send())],
    ["send without a socket", ...outcome(() => (0, socket.send)("x"))],
    ["send of another object", ...outcome(() => socket.send.call({}, "x"))],
    ["new send", ...outcome(() => new socket.send("x"))],
    ["close with 1001", ...outcome(() => socket.close(1001))],
    ["close with a long reason", ...outcome(() => socket.close(1000, "x".repeat(124)))],
    ["close without a socket", ...outcome(() => (0, socket.close)())],
    ["names", socket.send.name, socket.send.length, socket.close.name, socket.close.length],
    ["prototype of send", typeof socket.send.prototype, Object.getPrototypeOf(socket.send) === Function.prototype],
    ["prototypes", Object.getPrototypeOf(socket) === WebSocket.prototype, socket instanceof WebSocket],
    ["constructor", socket.constructor === WebSocket, String(socket), Object.isExtensible(socket)],
    ["handlers", socket.onopen, socket.onmessage, socket.onerror, socket.onclose],
  );
  const names = [];
  for (const name in socket) names.push(name);
  log.push(["for in", names.sort().join()]);

  let conversions = 0;
  const odd = { toString: () => `converted ${(conversions += 1)} times` };
  const closed = new Promise((resolve) => {
    for (const type of ["open", "message", "error", "close"]) {
      const note = (/** @type {string} */ how) => (/** @type {any} */ event) => {
        const { data, code, reason, wasClean, isTrusted, defaultPrevented, eventPhase } = event;
        log.push([how, type, socket.readyState, data, code, reason, wasClean, isTrusted, defaultPrevented, eventPhase]);
        Promise.resolve().then(() => log.push(["microtask after", how, type]));
        // In a task of its own, so that the microtasks of this event come before.
        if (type === "close" && how === "listener") setTimeout(resolve);
      };
      socket[`on${type}`] = note("handler");
      socket.addEventListener(type, note("listener"));
    }
  });
  socket.addEventListener("open", () => {
    log.push(["send of an odd object", ...outcome(() => socket.send(odd)), conversions]);
    log.push(["send", ...outcome(() => socket.send("héllo", "more"))]);
    log.push(["bufferedAmount", socket.bufferedAmount]);
  });
  socket.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
    if (data !== "héllo") return;
    log.push(["close", ...outcome(() => socket.close(4000, "bye"))]);
    log.push(["close again", ...outcome(() => socket.close(4001)), socket.readyState]);
    log.push(["send while closing", ...outcome(() => socket.send("late"))]);
  });
  await closed;
  log.push(["send when closed", ...outcome(() => socket.send("x"))], ["bufferedAmount", socket.bufferedAmount]);
  log.push(["own properties", Object.getOwnPropertyNames(socket).join()]);
  return { log, observation: watcher?.observation() };
}

for (const id of Object.keys(browsers)) {
  describe(`A watched socket in ${id}`, () => {
    /** @type {import('./harness/browser.mjs').Browser} */
    let browser;
    /** @type {import('./observe-fixture.mjs').ObserveFixture} */
    let fixture;

    withBrowser(id, startObserveFixture, (startedBrowser, servers) => {
      browser = startedBrowser;
      fixture = servers;
    });

    test("behaves in every step like one that is not watched", async () => {
      await browser.open(fixture.pageUrl);
      const plain = await browser.evaluate(useSocket, fixture.moduleUrl, fixture.socketUrl, false);
      const watched = await browser.evaluate(useSocket, fixture.moduleUrl, fixture.socketUrl, true);
      assert.deepEqual(watched.log, plain.log);
      assert.ok(plain.log.length > 30, "the socket was used");
      const { messagesSent, messagesReceived, code, pageCloseCode } = watched.observation;
      assert.deepEqual(
        { messagesSent, messagesReceived, code, pageCloseCode },
        { messagesSent: 2, messagesReceived: 2, code: 4000, pageCloseCode: 4000 },
      );
    });

    test("has send and close of its own while it is watched, and not after", async () => {
      await browser.open(fixture.pageUrl);
      const [before, during, after, prototype] = await browser.evaluate(
        async (/** @type {string} */ moduleUrl, /** @type {string} */ base) => {
          const { watch } = await import(moduleUrl);
          const describeAll = (/** @type {object} */ object) =>
            Object.entries(Object.getOwnPropertyDescriptors(object))
              .filter(([name]) => name !== "isTrusted")
              .map(([name, { writable, enumerable, configurable }]) => [name, writable, enumerable, configurable]);
          const { send, close } = WebSocket.prototype;
          const socket = new WebSocket(`${base}/echo`);
          const before = describeAll(socket);
          const watcher = watch(socket);
          const during = describeAll(socket);
          const untouched = WebSocket.prototype.send === send && WebSocket.prototype.close === close;
          watcher.stop();
          const after = describeAll(socket);
          const restored = socket.send === send && socket.close === close;
          socket.close();
          return [before, during, after, untouched && restored];
        },
        fixture.moduleUrl,
        fixture.socketUrl,
      );
      assert.deepEqual(before, []);
      assert.deepEqual(during, [
        ["send", true, true, true],
        ["close", true, true, true],
      ]);
      assert.deepEqual(after, []);
      assert.equal(prototype, true);
    });
  });
}

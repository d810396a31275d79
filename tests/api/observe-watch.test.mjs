/** What `watch` says of a socket, told by sockets that do what the test says. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { watch } from "../../web/observe/watch.js";
import { standStill } from "../support/time.mjs";
import { fakeClocks, FakeSocket, isSettled } from "./observe-fakes.mjs";

/** @param {FakeSocket} socket @param {object} [init] */
const observe = (socket, init) => watch(/** @type {any} */ (socket), init);
let urls = 0;
/** A URL without a history. */
const freshUrl = () => `ws://fake.example/${(urls += 1)}`;

describe("watch", () => {
  test("records times, sizes and counts from construction to close", async (t) => {
    const clocks = fakeClocks(t);
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket, { protocols: ["a", "b"] });
    clocks.advance(40);
    socket.opens("b");
    clocks.advance(100);
    socket.send("aé日😀");
    clocks.advance(50);
    socket.dispatchEvent(new Event("message"));
    socket.dispatchEvent(new Event("message"));
    clocks.advance(700);
    socket.bufferedAmount = 7;
    socket.closes({ code: 4001, reason: "bye", wasClean: true });
    assert.deepEqual(await watcher.closed, {
      url: socket.url,
      protocolsRequested: ["a", "b"],
      protocol: "b",
      extensions: "",
      opened: true,
      errored: false,
      bufferedAmount: 7,
      closedByPage: false,
      connectMs: 40,
      openMs: 850,
      idleMs: 700,
      messagesReceived: 2,
      messagesSent: 1,
      lastSentBytes: 10,
      sinceSendMs: 750,
      code: 4001,
      reason: "bye",
      wasClean: true,
      isTrusted: false,
      browser: "node",
    });
  });

  test("counts silence from the handshake when no frame came", async (t) => {
    const clocks = fakeClocks(t);
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket);
    socket.opens();
    clocks.advance(60_000 - 1);
    socket.closes();
    const { idleMs, openMs } = watcher.observation();
    assert.deepEqual([idleMs, openMs], [59_999, 59_999]);
  });

  test("says that a socket failed before it opened", async (t) => {
    const clocks = fakeClocks(t);
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket);
    clocks.advance(30);
    socket.fails();
    socket.closes();
    const { opened, errored, connectMs, code, ...rest } = await watcher.closed;
    assert.deepEqual({ opened, errored, connectMs, code }, { opened: false, errored: true, connectMs: 30, code: 1006 });
    for (const field of ["openMs", "idleMs", "messagesSent", "messagesReceived", "protocol", "protocolsRequested"]) {
      assert.equal(field in rest, false, field);
    }
  });

  test("resolves shortly after an error that no close follows", async (t) => {
    const time = standStill(t);
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket);
    socket.fails();
    await time.pass(299);
    assert.equal(await isSettled(watcher.closed), false, "a close may still come");
    await time.pass(2);
    assert.equal(await isSettled(watcher.closed), true, "none came");
    const { code, opened, errored } = await watcher.closed;
    assert.deepEqual({ code, opened, errored }, { code: undefined, opened: false, errored: true });
  });

  test("goes on after an error that left the socket open", async (t) => {
    const time = standStill(t);
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket);
    socket.opens();
    socket.dispatchEvent(new Event("error"));
    await time.pass(10_000);
    assert.equal(await isSettled(watcher.closed), false);
    socket.closes({ code: 1000, reason: "", wasClean: true });
    await time.pass(1);
    assert.equal((await watcher.closed).code, 1000);
  });

  test("resolves for a socket that is closed already, and claims nothing about what came before", async () => {
    const socket = new FakeSocket(freshUrl());
    socket.readyState = 3;
    const observation = await observe(socket).closed;
    assert.deepEqual(observation, { url: socket.url, bufferedAmount: 0, browser: "node" });
  });

  test("takes the close event that is on its way for a closed socket", async () => {
    const socket = new FakeSocket(freshUrl());
    socket.readyState = 3;
    const watcher = observe(socket);
    socket.closes({ code: 1006, reason: "", wasClean: false });
    const { code, opened, closedByPage } = await watcher.closed;
    assert.deepEqual({ code, opened, closedByPage }, { code: 1006, opened: undefined, closedByPage: undefined });
  });

  test("knows that a socket which gets only an error never opened, even if it was closed when first seen", async () => {
    const socket = new FakeSocket(freshUrl());
    socket.readyState = 3;
    const watcher = observe(socket);
    socket.fails();
    assert.equal((await watcher.closed).opened, false);
  });

  test("leaves out what it did not see of a socket that was open before", async (t) => {
    const clocks = fakeClocks(t);
    const socket = new FakeSocket(freshUrl());
    socket.opens();
    const watcher = observe(socket);
    socket.send(new Uint8Array(12));
    clocks.advance(20);
    socket.closes();
    const observation = await watcher.closed;
    assert.equal(observation.opened, true);
    assert.deepEqual([observation.lastSentBytes, observation.sinceSendMs, observation.idleMs], [12, 20, 20]);
    for (const field of ["connectMs", "openMs", "messagesSent", "messagesReceived"]) {
      assert.equal(field in observation, false, field);
    }
  });

  test("says with which code and when the page closed", async () => {
    const connecting = new FakeSocket(freshUrl());
    const first = observe(connecting);
    connecting.close(3000, "enough");
    connecting.closes();
    const { closedByPage, pageCloseCode, pageCloseState } = await first.closed;
    assert.deepEqual([closedByPage, pageCloseCode, pageCloseState], [true, 3000, "connecting"]);

    const open = new FakeSocket(freshUrl());
    const second = observe(open);
    open.opens();
    open.close();
    open.close(4000);
    open.closes({ code: 1005, reason: "", wasClean: true });
    const observation = await second.closed;
    assert.deepEqual([observation.closedByPage, observation.pageCloseState], [true, "open"]);
    assert.equal("pageCloseCode" in observation, false, "the first call counts, and it had no code");
  });

  test("does not count calls that had no effect", async () => {
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket);
    assert.throws(() => socket.send("too early"), { name: "InvalidStateError" });
    socket.opens();
    assert.throws(() => socket.close(1001), { name: "InvalidAccessError" });
    socket.readyState = 2;
    socket.send("too late");
    socket.close(4000);
    socket.closes();
    const { messagesSent, closedByPage } = await watcher.closed;
    assert.deepEqual({ messagesSent, closedByPage }, { messagesSent: 0, closedByPage: false });
  });

  test("does not take a library's own close after a broken frame for the page's", async () => {
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket);
    socket.opens();
    socket.close(1002);
    socket.fails();
    socket.closes();
    assert.equal((await watcher.closed).closedByPage, false);
  });

  test("takes the URL of init where the socket has none", async () => {
    const socket = new FakeSocket("");
    const watcher = observe(socket, { url: "wss://named.example/path" });
    socket.closes();
    assert.equal((await watcher.closed).url, "wss://named.example/path");
  });

  test("reads through the event of a wrapper that hides the real one in its reason", async () => {
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket);
    socket.closes({ code: "close", reason: { code: 1006, reason: "why", wasClean: false } });
    const { code, reason } = await watcher.closed;
    assert.deepEqual({ code, reason }, { code: 1006, reason: "why" });
  });

  test("lets the page's own close listener run first", async () => {
    /** @type {string[]} */
    const order = [];
    const socket = new FakeSocket(freshUrl());
    const closed = observe(socket).closed.then(() => order.push("closed"));
    socket.addEventListener("close", () => order.push("listener"));
    socket.closes();
    await closed;
    assert.deepEqual(order, ["listener", "closed"]);
  });

  test("stays pending, and stops learning, once it is stopped", async (t) => {
    const time = standStill(t);
    const socket = new FakeSocket(freshUrl());
    const watcher = observe(socket);
    socket.opens();
    watcher.stop();
    watcher.stop();
    const before = watcher.observation();
    socket.send("unseen");
    socket.closes();
    assert.deepEqual(watcher.observation(), before);
    assert.equal(before.messagesSent, 0);
    await time.pass(10_000);
    assert.equal(await isSettled(watcher.closed), false);
  });

  test("lets several watchers share a socket, and stops with the last of them", async () => {
    const socket = new FakeSocket(freshUrl());
    const first = observe(socket);
    const second = observe(socket, { protocols: "p" });
    first.stop();
    assert.equal(Object.hasOwn(socket, "send"), true);
    socket.opens();
    socket.closes();
    assert.deepEqual((await second.closed).protocolsRequested, ["p"]);
    assert.equal((await first.closed).code, 1006, "the socket closed while somebody watched");
    assert.equal(Object.hasOwn(socket, "send"), false);
    assert.deepEqual(await observe(socket).closed, second.observation(), "a late watcher hears the same");
  });

  test("follows a socket anew when a library opens it again", async () => {
    const socket = new FakeSocket(freshUrl());
    const first = observe(socket);
    socket.closes();
    await first.closed;
    socket.readyState = 0;
    const second = observe(socket);
    socket.opens();
    socket.closes({ code: 4002, reason: "", wasClean: true });
    assert.deepEqual([(await first.closed).code, (await second.closed).code], [1006, 4002]);
  });

  test("refuses what takes no listeners", () => {
    for (const wrong of [undefined, null, 1006, {}, "ws://localhost"]) {
      assert.throws(() => watch(/** @type {any} */ (wrong)), { name: "CloseCodeError", code: "NOT_A_SOCKET" });
    }
  });
});

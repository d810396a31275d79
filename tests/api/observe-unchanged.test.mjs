/** That `watch` puts everything back, and gives way to what the page does with its own socket. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { watch } from "../../web/observe/watch.js";
import { FakeSocket } from "./observe-fakes.mjs";

let urls = 0;
/** @param {FakeSocket} socket */
const observe = (socket) => watch(/** @type {any} */ (socket));
/** @returns {any} */
const open = () => {
  const socket = new FakeSocket(`ws://unchanged.example/${(urls += 1)}`);
  socket.readyState = 1;
  return socket;
};

describe("A watched socket", () => {
  test("gets its send and close back exactly as they were, by stop and by the close", async () => {
    for (const end of ["stop", "close"]) {
      const socket = open();
      const before = Object.getOwnPropertyDescriptors(socket);
      const watcher = observe(socket);
      assert.deepEqual(
        Object.getOwnPropertyNames(socket).filter((name) => !(name in before)),
        ["send", "close"],
      );
      if (end === "stop") watcher.stop();
      else socket.closes();
      assert.deepEqual({ ...Object.getOwnPropertyDescriptors(socket), readyState: 0 }, { ...before, readyState: 0 }, end);
    }
  });

  test("gets back methods of its own, with their flags", () => {
    const socket = open();
    const descriptor = { value() {}, writable: true, enumerable: false, configurable: true };
    Object.defineProperty(socket, "send", descriptor);
    const watcher = observe(socket);
    socket.send("seen");
    assert.equal(watcher.observation().lastSentBytes, 4);
    watcher.stop();
    assert.deepEqual(Object.getOwnPropertyDescriptor(socket, "send"), descriptor);
  });

  test("keeps a send that the page has put there since, and does not claim to know what was sent", () => {
    const socket = new FakeSocket("ws://unchanged.example/");
    const watcher = observe(socket);
    socket.opens();
    const own = () => {};
    socket.send = own;
    socket.send("unseen");
    for (const field of ["messagesSent", "lastSentBytes", "idleMs"]) {
      assert.equal(field in watcher.observation(), false, field);
    }
    watcher.stop();
    assert.equal(socket.send, own);
    assert.equal("messagesSent" in watcher.observation(), false);
  });

  test("goes on working through a send that the page kept from before stop", () => {
    const socket = open();
    /** @type {unknown[]} */
    const sent = [];
    const watcher = observe(socket);
    const kept = socket.send;
    watcher.stop();
    class Listening extends FakeSocket {
      /** @param {unknown} data */
      send(data) {
        sent.push(data);
      }
    }
    Object.setPrototypeOf(socket, Listening.prototype);
    kept.call(socket, "late");
    assert.deepEqual(sent, ["late"]);
  });

  test("calls a method that was patched on the prototype after watch", (t) => {
    const socket = open();
    const watcher = observe(socket);
    const patch = t.mock.method(FakeSocket.prototype, "send", () => "patched");
    assert.equal(socket.send("a", 2), "patched");
    assert.deepEqual(patch.mock.calls.map(({ arguments: args, this: self }) => [args, self === socket]), [[["a", 2], true]]);
    assert.equal(watcher.observation().lastSentBytes, 1);
    watcher.stop();
  });

  test("does not take calls on other sockets for its own", () => {
    const [socket, other] = [open(), open()];
    const watcher = observe(socket);
    socket.send.call(other, "for another one");
    assert.equal("lastSentBytes" in watcher.observation(), false);
    watcher.stop();
  });

  test("hands on what its methods return and throw, as they are", (t) => {
    const socket = open();
    const thrown = new Error("the page's own");
    const result = {};
    t.mock.method(FakeSocket.prototype, "send", () => {
      throw thrown;
    });
    t.mock.method(FakeSocket.prototype, "close", () => result);
    const watcher = observe(socket);
    assert.throws(() => socket.send("a"), (error) => error === thrown);
    assert.equal(socket.close(4000), result);
    assert.equal("lastSentBytes" in watcher.observation(), false);
    watcher.stop();
  });

  test("may be frozen, and is then watched as far as events go", async () => {
    const socket = Object.freeze(open());
    const watcher = observe(socket);
    socket.send("unseen");
    socket.dispatchEvent(Object.assign(new Event("close"), { code: 4000, reason: "", wasClean: true }));
    const observation = await watcher.closed;
    assert.equal(observation.code, 4000);
    assert.equal("closedByPage" in observation, false);
  });
});

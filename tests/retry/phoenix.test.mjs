import assert from "node:assert/strict";
import { test } from "node:test";
import { Socket } from "phoenix";
import { WebSocket } from "ws";
import { phoenixRetry } from "../../web/retry/index.js";
import { eventually } from "../support/eventually.mjs";
import { behaves } from "./support/behaviour.mjs";
import { hurried } from "./support/engine.mjs";
import { startServer } from "./support/server.mjs";

function socketFor(url, engine, options, more = {}) {
  const retry = phoenixRetry(engine, { ...options, transport: WebSocket });
  const socket = new Socket(`${url}/socket`, { ...more, ...retry.options });
  retry.attach(socket);
  socket.connect();
  return socket;
}

behaves({
  name: "Phoenix",
  connect(url, engine, options) {
    const socket = socketFor(url, engine, options);
    return { stop: () => socket.disconnect(), stopped: () => socket.closeWasClean };
  },
});

test("Phoenix reconnects after a heartbeat without an answer, though it closes with 1000 then", async (t) => {
  const server = await startServer({ script: ["stay"] });
  t.after(() => server.close());
  const socket = socketFor(server.url, hurried, { baseMs: 10 }, { heartbeatIntervalMs: 40 });
  t.after(() => socket.disconnect());
  await server.until(() => server.attempts.length === 2, "the socket comes back");
  assert.equal(socket.closeWasClean, false);
});

test("Phoenix connects again when the page asks for it after a stop", async (t) => {
  const server = await startServer({ script: [{ close: 3003 }, "stay"] });
  t.after(() => server.close());
  const socket = socketFor(server.url, hurried, {});
  t.after(() => socket.disconnect());
  await server.until(() => server.attempts.length === 1, "the socket comes");
  await eventually(() => socket.closeWasClean && !socket.conn, "the socket has stopped");
  socket.connect();
  await server.until(() => server.stayed, "the socket comes back");
});

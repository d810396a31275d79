import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { WebSocket } from "ws";
import { reconnectingWebSocketRetry } from "../../web/retry/index.js";
import { behaves } from "./support/behaviour.mjs";
import { hurried } from "./support/engine.mjs";

const ReconnectingWebSocket = createRequire(import.meta.url)("reconnecting-websocket");

behaves({
  name: "reconnecting-websocket",
  connect(url, engine, options) {
    const retry = reconnectingWebSocketRetry(engine, options);
    const socket = new ReconnectingWebSocket(retry.url(url), [], { WebSocket, ...retry.options });
    retry.attach(socket);
    return { stop: () => socket.close(), stopped: () => socket.readyState === socket.CLOSED };
  },
});

test("reconnecting-websocket's made-up closes are told by their target, though they look like the server's", () => {
  const closed = [];
  let listener;
  const socket = { close: () => closed.push(true), addEventListener: (type, added) => type === "close" && (listener = added) };
  reconnectingWebSocketRetry(hurried).attach(socket);
  listener({ type: "close", code: 1000, reason: "", wasClean: true, target: socket });
  assert.equal(closed.length, 0);
  listener({ type: "close", code: 1000, reason: "", wasClean: true, target: {} });
  assert.equal(closed.length, 1);
});

test("reconnecting-websocket's URL may be a function that takes its time", async () => {
  const retry = reconnectingWebSocketRetry(hurried);
  assert.equal(await retry.url(async () => "wss://example.com/a")(), "wss://example.com/a");
});

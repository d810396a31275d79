import assert from "node:assert/strict";
import { test } from "node:test";
import PartySocket, { WebSocket as PartyWebSocket } from "partysocket";
import { WebSocket } from "ws";
import { partySocketRetry } from "../../web/retry/index.js";
import { eventually } from "../support/eventually.mjs";
import { behaves } from "./support/behaviour.mjs";
import { hurried } from "./support/engine.mjs";

const client = (socket) => ({
  stop: () => socket.close(),
  // Only a page's close() changes readyState for good; this is what the library offers.
  stopped: () => !socket.shouldReconnect,
});

behaves({
  name: "partysocket/ws",
  connect: (url, engine, options) =>
    client(new PartyWebSocket(url, [], { WebSocket, ...partySocketRetry(engine, options) })),
});

behaves({
  name: "PartySocket",
  connect: (url, engine, options) =>
    client(new PartySocket({ host: url, room: "lobby", protocol: "ws", WebSocket, ...partySocketRetry(engine, options) })),
});

test("partysocket's made-up 1000 of a failed connection is retried, the server's 1000 is not", () => {
  const { shouldReconnectOnClose } = partySocketRetry(hurried);
  const fields = { code: 1000, reason: "", wasClean: true };
  assert.equal(shouldReconnectOnClose({ ...fields, isTrusted: false }), true);
  assert.equal(shouldReconnectOnClose({ code: "close", reason: { ...fields, isTrusted: false } }), true);
  assert.equal(shouldReconnectOnClose({ ...fields, isTrusted: true }), false);
});

test("partysocket keeps waiting longer while its URL function fails, though it tells no hook", async (t) => {
  const delays = [];
  const retry = partySocketRetry(hurried, {
    random: () => 0.9, baseMs: 10, capMs: 100, onDecision: ({ delayMs }) => delays.push(delayMs),
  });
  const fails = () => Promise.reject(new Error("no token"));
  const socket = new PartyWebSocket(fails, [], { WebSocket, ...retry });
  t.after(() => socket.close());
  await eventually(() => delays.length >= 3, "three attempts have failed");
  assert.ok(delays[1] > delays[0] && delays[2] > delays[1], String(delays));
});

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { WebSocket } from "ws";
import { websocketTsRetry } from "../../web/retry/index.js";
import { behaves } from "./support/behaviour.mjs";
import { hurried } from "./support/engine.mjs";

Object.assign(globalThis, { WebSocket });
const { WebsocketBuilder } = createRequire(import.meta.url)("websocket-ts");

behaves({
  name: "websocket-ts",
  connect(url, engine, options) {
    const retry = websocketTsRetry(engine, options);
    const socket = new WebsocketBuilder(url).withBackoff(retry.backoff).onOpen(retry.onOpen).onClose(retry.onClose).build();
    return { stop: () => socket.close(), stopped: () => socket.closedByUser };
  },
});

test("websocket-ts's backoff counts as its interface says", () => {
  const { backoff } = websocketTsRetry(hurried, { random: () => 0.5, baseMs: 10 });
  assert.equal(backoff.retries, 0);
  const delay = backoff.next();
  assert.deepEqual([backoff.retries, backoff.current], [1, delay]);
  backoff.reset();
  assert.equal(backoff.retries, 0);
});

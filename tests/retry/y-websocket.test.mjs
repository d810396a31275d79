import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import { Doc } from "yjs";
import { yWebsocketRetry } from "../../web/retry/index.js";
import { behaves } from "./support/behaviour.mjs";
import { hurried } from "./support/engine.mjs";

behaves({
  name: "y-websocket",
  connect(url, engine, options) {
    const doc = new Doc();
    const provider = new WebsocketProvider(url, "room", doc, {
      WebSocketPolyfill: WebSocket, disableBc: true, ...yWebsocketRetry(engine, options),
    });
    let closed = false;
    provider.on("closed", () => (closed = true));
    const stop = () => {
      provider.destroy();
      doc.destroy();
    };
    return { stop, stopped: () => closed };
  },
});

test("y-websocket's permanent codes stay permanent, its range for trying again does not", () => {
  const { shouldReconnect } = yWebsocketRetry(hurried);
  const provider = { maxBackoffTime: 2500, wsUnsuccessfulReconnects: 1 };
  const event = (code) => ({ type: "close", code, reason: "", wasClean: true });
  assert.equal(shouldReconnect(event(4403), provider), false);
  assert.equal(shouldReconnect(event(4499), provider), false);
  assert.equal(shouldReconnect(event(4500), provider), true);
});

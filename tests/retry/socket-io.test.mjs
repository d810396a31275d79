import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { fromSocketIO, socketIORetry } from "../../web/retry/index.js";
import { eventually } from "../support/eventually.mjs";
import { behaves } from "./support/behaviour.mjs";
import { hurried } from "./support/engine.mjs";
import { startServer } from "./support/server.mjs";

/** The library's own server. Its WebSocket is handed out when the client knows that it has joined the namespace. */
const sockets = new Server({ transports: ["websocket"], serveClient: false });
const handlers = new Map();
sockets.on("connection", (socket) => handlers.get(socket.request.url)?.(socket));
const { engine: none } = sockets;
if (none) throw new Error("The server must not listen by itself.");
sockets.attach(await import("node:http").then(({ createServer }) => createServer()));

let requests = 0;
const server = {
  accept(request, stream, head, accepted) {
    request.url += `&request=${++requests}`;
    handlers.set(request.url, (socket) => socket.emit("joined", () => accepted(socket.conn.transport.socket)));
    sockets.engine.handleUpgrade(request, stream, head);
  },
};

function clientFor(url, engine, options) {
  const socket = io(url, { transports: ["websocket"], forceNew: true });
  socket.on("joined", (answer) => answer());
  socketIORetry(engine, socket, options);
  return socket;
}

behaves({
  name: "Socket.IO",
  server,
  connect(url, engine, options) {
    const socket = clientFor(url, engine, options);
    return { stop: () => socket.disconnect(), stopped: () => !socket.connected && !socket.io._reconnecting };
  },
});

test("Socket.IO connects again when the page asks for it after a stop", async (t) => {
  const running = await startServer({ script: [{ close: 3003 }, "stay"], ...server });
  t.after(() => running.close());
  const socket = clientFor(running.url, hurried, {});
  t.after(() => socket.disconnect());
  await once(socket, "disconnect");
  assert.equal(socket.io.reconnection(), false);
  await eventually(() => socket.io.reconnection(), "the manager has seen that it must not reconnect");
  socket.connect();
  await running.until(() => running.stayed, "the socket comes back");
});

test("Socket.IO's words give the browser's event where there is one, and 1006 where there is none", () => {
  const context = { type: "close", code: 4001 };
  assert.equal(fromSocketIO("transport close", { description: "websocket connection closed", context }), context);
  assert.deepEqual(fromSocketIO("ping timeout", undefined), { code: 1006, opened: true });
  assert.deepEqual(fromSocketIO("transport error", {}), { code: 1006, opened: true, errored: true });
});

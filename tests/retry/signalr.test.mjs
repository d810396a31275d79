import assert from "node:assert/strict";
import { test } from "node:test";
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { WebSocket } from "ws";
import { fromSignalRError, signalRRetry, startSignalR } from "../../web/retry/index.js";
import { behaves } from "./support/behaviour.mjs";

/** The hub protocol's frames end with this character. */
const end = "\u001e";
const server = {
  greet: (socket, apply) =>
    socket.once("message", () => {
      socket.send(`{}${end}`);
      // The client has read the answer when it sends its first ping. Before that, no connection is established for it.
      socket.once("message", apply);
    }),
};

behaves({
  name: "SignalR",
  server,
  connect(url, engine, options) {
    const policy = signalRRetry(engine, options);
    const connection = new HubConnectionBuilder()
      .withUrl(url.replace("ws:", "http:"), { skipNegotiation: true, transport: HttpTransportType.WebSockets, WebSocket })
      .withAutomaticReconnect(policy)
      .configureLogging(LogLevel.None)
      .build();
    let closed = false;
    connection.onclose(() => (closed = true));
    const started = startSignalR(connection, policy).catch(() => (closed = true));
    return { stop: () => connection.stop().then(() => started), stopped: () => closed };
  },
});

test("SignalR's error texts give the code, the reason and the HTTP status", () => {
  const closed = (rest) => new Error(`WebSocket closed with status code: ${rest}`);
  assert.deepEqual(fromSignalRError(closed("1006 (no reason given).")), { code: 1006, reason: "", opened: true });
  assert.deepEqual(fromSignalRError(closed("4001 (out (of) tokens).")), { code: 4001, reason: "out (of) tokens", opened: true });
  const negotiate = "Failed to complete negotiation with the server: Error: Unauthorized: Status code '401'";
  assert.equal(fromSignalRError(new Error(negotiate)).probe.status, 401);
  assert.equal(fromSignalRError(new Error("WebSocket failed to connect. The connection …")).opened, false);
  for (const odd of [undefined, null, 5, {}, "text", new Error("something else")]) {
    assert.deepEqual(fromSignalRError(odd), { code: 1006 });
  }
});

test("a start that may not be repeated throws what SignalR threw", async () => {
  const refused = new Error("no");
  const policy = { nextRetryDelayInMilliseconds: () => null };
  await assert.rejects(startSignalR({ start: () => Promise.reject(refused) }, policy), refused);
});

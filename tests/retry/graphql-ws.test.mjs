import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { buildSchema } from "graphql";
import { createClient } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocket, WebSocketServer } from "ws";
import { graphqlWsRetry } from "../../web/retry/index.js";
import { eventually } from "../support/eventually.mjs";
import { behaves } from "./support/behaviour.mjs";
import { hurried } from "./support/engine.mjs";
import { startServer } from "./support/server.mjs";

const schema = buildSchema("type Query { ok: Boolean } type Subscription { ticks: Int }");
async function* ticks() {
  yield { ticks: 1 };
  await new Promise(() => {});
}

/** The library's own server, which answers ConnectionInit and subscriptions. */
const sockets = new WebSocketServer({ noServer: true, handleProtocols: ([first]) => first });
useServer({ schema, roots: { subscription: { ticks } } }, sockets);
const server = {
  accept: (request, stream, head, accepted) =>
    sockets.handleUpgrade(request, stream, head, (socket) => {
      sockets.emit("connection", socket, request);
      accepted(socket);
    }),
};

function clientFor(url, engine, options) {
  const errors = [];
  const client = createClient({
    url, webSocketImpl: WebSocket, lazy: false, onNonLazyError: (error) => errors.push(error), ...graphqlWsRetry(engine, options),
  });
  const stop = async () => {
    // It may never be done with a connection that failed, and no test looks at what comes after.
    await Promise.race([Promise.resolve(client.dispose()).catch(() => {}), sleep(50)]);
  };
  return { client, errors, stop, stopped: () => errors.length === 1 };
}

behaves({ name: "graphql-ws", server, connect: clientFor });

test("graphql-ws asks once for each of its subscriptions, and the adapter counts one close", async (t) => {
  const decisions = [];
  const running = await startServer({ script: ["stay"], ...server });
  t.after(() => running.close());
  const { client, stop } = clientFor(running.url, hurried, {
    random: () => 0.5, baseMs: 10, onDecision: (decision) => decisions.push(decision),
  });
  t.after(stop);
  const received = [];
  const sink = (name) => ({ next: () => received.push(name), error: () => {}, complete: () => {} });
  for (const name of ["a", "b", "c"]) client.subscribe({ query: "subscription { ticks }" }, sink(name));
  await eventually(() => received.length === 3, "all three subscriptions run");
  running.terminateAll();
  await eventually(() => received.length === 6, "all three run again");
  assert.equal(decisions.length, 1);
  assert.deepEqual(received.sort(), ["a", "a", "b", "b", "c", "c"]);
});

test("graphql-ws subscribes again when the page asks for it after a stop", async (t) => {
  const script = [{ status: 403 }, { close: 3003 }, "stay"];
  const running = await startServer({ script, ...server });
  t.after(() => running.close());
  const { client, errors, stop } = clientFor(running.url, hurried, { baseMs: 10 });
  t.after(stop);
  await eventually(() => errors.length > 0, "the client gives up");
  client.subscribe({ query: "subscription { ticks }" }, { next: () => {}, error: () => {}, complete: () => {} });
  await running.until(() => running.stayed, "the client comes back");
});

test("graphql-ws stops at its own fatal codes before it asks", async (t) => {
  const decisions = [];
  const running = await startServer({ script: [{ close: 1011 }, "stay"], ...server });
  t.after(() => running.close());
  const { errors, stop } = clientFor(running.url, hurried, { onDecision: (decision) => decisions.push(decision) });
  t.after(stop);
  await eventually(() => errors.length > 0, "the client gives up");
  assert.equal(errors[0].code, 1011);
  assert.deepEqual(decisions, []);
});

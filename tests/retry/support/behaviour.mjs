/** What every library must do with its adapter, seen from the server. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "../../support/eventually.mjs";
import { takePort } from "../../support/ports.mjs";
import { hurried } from "./engine.mjs";
import { startServer } from "./server.mjs";
import { timeBetweenConnections } from "./time.mjs";

/** Longer than every delay of every library. */
const forEver = 120_000;
/** A library that waits by itself, for nothing, takes one more. */
const added = 1;

/**
 * @param {object} library
 * @param {string} library.name
 * @param {(url: string, engine: object, options: object) => {stop: () => unknown, stopped?: () => unknown}} library.connect
 *   opens a client with its adapter; `stopped` tells whether the library itself knows that it is over
 * @param {object} [library.server] more options for the server, where the library needs a protocol
 */
export function behaves({ name, connect, server: protocol = {} }) {
  /** @returns the client, its decisions and the server, all ended when the test is over */
  async function setUp(t, script, { port, random = () => 0.9 } = {}) {
    const decisions = [];
    const onDecision = (decision) => decisions.push({ ...decision, at: performance.now() });
    const options = { random, baseMs: 20, capMs: 200, onDecision };
    const start = () => startServer({ script, ...protocol, ...(port && { port }) });
    let server = port ? undefined : await start();
    const client = connect(server?.url ?? `ws://127.0.0.1:${port}`, hurried, options);
    t.after(async () => {
      await client.stop();
      await server?.close();
    });
    return { client, decisions, server, start: async () => (server = await start()) };
  }

  test(`${name} comes back after 1012, and not before the delay that the engine gave`, async (t) => {
    const time = timeBetweenConnections(t);
    const { server, decisions } = await setUp(t, [{ close: 1012 }, "stay"]);
    await time.until(() => server.stayed, "the second connection stays");
    assert.equal(server.attempts.length, 2);
    assert.equal(decisions.length, 1);
    const [{ retry, attempt, delayMs, advice, at }] = decisions;
    assert.deepEqual([retry, attempt, advice.action], [true, 0, "backoff"]);
    const waited = server.attempts[1].at - at;
    assert.ok(waited >= Math.trunc(delayMs), `waited ${waited} ms of ${delayMs}`);
  });

  for (const [code, action] of [[3003, "no"], [3000, "after-login"]]) {
    test(`${name} stops for good after ${code}`, async (t) => {
      const time = timeBetweenConnections(t);
      const { client, server, decisions } = await setUp(t, [{ close: code }, "stay"]);
      await time.until(() => decisions.length > 0 && time.connections.open === 0, "the first connection is over");
      await time.pass(forEver);
      assert.equal(time.connections.begun, 1);
      assert.equal(server.attempts.length, 1);
      assert.deepEqual(decisions.map(({ retry, advice }) => [retry, advice.action]), [[false, action]]);
      if (client.stopped) await eventually(() => client.stopped(), "the library knows that it is over");
    });
  }

  test(`${name} connects when the server comes up after refused attempts`, async (t) => {
    const time = timeBetweenConnections(t);
    const { decisions, start } = await setUp(t, ["stay"], { port: await takePort() });
    await time.until(() => decisions.length >= 2, "two attempts have failed");
    const server = await start();
    await time.until(() => server.stayed, "the client connects");
    assert.ok(decisions.every(({ retry }) => retry));
  });

  test(`${name} keeps to the backoff while the handshake is answered with 403`, async (t) => {
    const refusal = { status: 403 };
    const time = timeBetweenConnections(t);
    const { server, decisions } = await setUp(t, [refusal, refusal, refusal, "stay"]);
    await time.until(() => server.stayed, "the fourth connection stays");
    assert.deepEqual(decisions.map(({ retry, attempt }) => [retry, attempt]), [[true, 0], [true, 1], [true, 2]]);
    for (const [i, { delayMs, at }] of decisions.entries()) {
      const waited = server.attempts[i + 1].at - at;
      assert.ok(waited >= Math.trunc(delayMs), `attempt ${i + 1} waited ${waited} ms of ${delayMs}`);
      assert.ok(waited <= delayMs + added, `attempt ${i + 1} waited ${waited} ms instead of ${delayMs}`);
    }
    assert.ok(decisions[2].delayMs > decisions[0].delayMs, "the delays do not grow");
  });

  test(`${name} reconnects after a connection that was dropped without a Close frame`, async (t) => {
    const time = timeBetweenConnections(t);
    const { server, decisions } = await setUp(t, ["drop", "stay"]);
    await time.until(() => server.stayed, "the second connection stays");
    assert.deepEqual(decisions.map(({ retry }) => retry), [true]);
  });

  test(`${name} gives two clients delays of their own`, async (t) => {
    const draws = [0.2, 0.7].map((value) => () => value);
    const clients = await Promise.all(draws.map((random) => setUp(t, ["drop", "stay"], { random })));
    await Promise.all(clients.map(({ server }) => server.until(() => server.stayed, "the second connection stays")));
    const [a, b] = clients.map(({ decisions }) => decisions[0].delayMs);
    assert.notEqual(a, b);
  });
}

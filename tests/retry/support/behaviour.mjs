/** What every library must do with its adapter, seen from the server. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { hurried } from "./engine.mjs";
import { eventually } from "./eventually.mjs";
import { freePort, startServer } from "./server.mjs";

/** Timers of Node may fire a millisecond early. */
const early = 2;
/** Longer than every delay the tests can draw without a floor, and than the libraries' own first delays under test. */
const quiet = 400;

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
    const options = { random, baseMs: 20, capMs: 200, onDecision: (decision) => decisions.push(decision) };
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
    const { server, decisions } = await setUp(t, [{ close: 1012 }, "stay"]);
    await server.until(() => server.stayed, "the second connection stays");
    assert.equal(server.attempts.length, 2);
    assert.equal(decisions.length, 1);
    const [{ retry, attempt, delayMs, advice }] = decisions;
    assert.deepEqual([retry, attempt, advice.action], [true, 0, "backoff"]);
    const waited = server.attempts[1].at - server.attempts[0].at;
    assert.ok(waited >= delayMs - early, `waited ${waited} ms of ${delayMs}`);
  });

  for (const [code, action] of [[3003, "no"], [3000, "after-login"]]) {
    test(`${name} stops for good after ${code}`, async (t) => {
      const { client, server, decisions } = await setUp(t, [{ close: code }, "stay"]);
      await server.until(() => server.attempts.length === 1, "the first connection comes");
      await sleep(quiet);
      assert.equal(server.attempts.length, 1);
      assert.deepEqual(decisions.map(({ retry, advice }) => [retry, advice.action]), [[false, action]]);
      if (client.stopped) assert.ok(await client.stopped(), "the library does not know that it is over");
    });
  }

  test(`${name} connects when the server comes up after refused attempts`, async (t) => {
    const { decisions, start } = await setUp(t, ["stay"], { port: await freePort() });
    await eventually(() => decisions.length >= 2, "two attempts have failed");
    const server = await start();
    await server.until(() => server.stayed, "the client connects");
    assert.ok(decisions.every(({ retry }) => retry));
  });

  test(`${name} keeps to the backoff while the handshake is answered with 403`, async (t) => {
    const refusal = { status: 403 };
    const { server, decisions } = await setUp(t, [refusal, refusal, refusal, "stay"]);
    await server.until(() => server.stayed, "the fourth connection stays");
    assert.deepEqual(decisions.map(({ retry, attempt }) => [retry, attempt]), [[true, 0], [true, 1], [true, 2]]);
    for (const [i, { delayMs }] of decisions.entries()) {
      const waited = server.attempts[i + 1].at - server.attempts[i].at;
      assert.ok(waited >= delayMs - early, `attempt ${i + 1} waited ${waited} ms of ${delayMs}`);
      assert.ok(waited <= delayMs + quiet, `attempt ${i + 1} waited ${waited} ms instead of ${delayMs}`);
    }
    assert.ok(decisions[2].delayMs > decisions[0].delayMs, "the delays do not grow");
  });

  test(`${name} reconnects after a connection that was dropped without a Close frame`, async (t) => {
    const { server, decisions } = await setUp(t, ["drop", "stay"]);
    await server.until(() => server.stayed, "the second connection stays");
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

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { after, test } from "node:test";
import { createDemoHandler } from "../../web/demo/demo-handler.mjs";
import { listen } from "../../web/demo/listen.mjs";
import { takePort } from "../support/ports.mjs";
import { closecode } from "./run.mjs";

const demo = createDemoHandler();
const http = createServer((request, response) => {
  if (!demo.handleRequest(request, response)) response.writeHead(404).end();
}).on("upgrade", demo.handleUpgrade);
const { port, close } = await listen(http, { host: "127.0.0.1", port: await takePort() });
after(async () => {
  await demo.closeAll();
  await close();
});

const events = ({ stdout }) => stdout.trim().split("\n").map((line) => JSON.parse(line));
const watched = async (address, ...options) => events(await closecode(["watch", address, "--json", ...options]));

test("a close is told with its code, its reason and a diagnosis", async () => {
  const { status, stdout } = await closecode(["watch", `ws://127.0.0.1:${port}/close?code=1013&reason=try+later`]);
  assert.equal(status, 0);
  for (const part of ["The connection is open.", "closed with 1013.  try later", "server/overload"]) assert.ok(stdout.includes(part), stdout);
});

test("JSON has one event to a line and ends with observation and diagnosis", async () => {
  const all = await watched(`ws://127.0.0.1:${port}/close?code=4001`);
  assert.equal(all[0].type, "open");
  const { observation, diagnosis } = all.at(-1);
  assert.equal(observation.code, 4001);
  assert.equal(observation.browser, "node");
  assert.ok(diagnosis.causes.length > 0);
});

test("what Node knows of a failed connection names its cause", async (t) => {
  const dropped = await takePort();
  const dropping = createTcpServer((socket) => socket.on("data", () => socket.destroy())).listen(dropped, "127.0.0.1");
  t.after(() => dropping.close());
  await once(dropping, "listening");
  const cases = [
    [`ws://127.0.0.1:${await takePort()}/`, "network/refused"],
    ["ws://closecode.invalid/", "network/dns"],
    [`wss://127.0.0.1:${port}/`, "tls/scheme-mismatch"],
    [`ws://127.0.0.1:${dropped}/`, "handshake/dropped"],
    [`ws://127.0.0.1:${port}/nothing-here`, "handshake/http-404"],
  ];
  for (const [address, cause] of cases) {
    const { observation, diagnosis } = (await watched(address)).at(-1);
    assert.equal(observation.failure, cause, address);
    assert.equal(diagnosis.causes[0].id, cause, address);
  }
});

test("--seconds ends a connection that stays open", async () => {
  const all = await watched(`ws://127.0.0.1:${port}/close?code=4001&after=60000`, "--seconds", "0.3");
  const { observation, diagnosis } = all.at(-1);
  // The server would close after a minute, with a code of its own.
  assert.notEqual(observation.code, 4001);
  assert.equal(observation.closedByPage, true);
  assert.match(diagnosis.causes[0].id, /^(page|app)\//u);
});

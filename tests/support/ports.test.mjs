import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { test } from "node:test";
import { portsOutside, takePort } from "./ports.mjs";

const module = JSON.stringify(new URL("ports.mjs", import.meta.url).href);

/**
 * Starts a process that takes ports and holds them until it is ended.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} code has `takePort` and sets `ports`
 */
async function processThat(t, code) {
  const program = `
    import { takePort } from ${module};
    ${code};
    console.log(JSON.stringify(ports));
    process.stdin.resume();`;
  const args = ["--input-type=module", "--eval", program];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const end = async () => {
    child.stdin.end();
    await exited;
  };
  t.after(end);
  let text = "";
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.endsWith("\n")) break;
  }
  return { ports: /** @type {number[]} */ (JSON.parse(text)), end };
}

/** @param {number} count */
const taking = (count) => `const ports = []; for (let i = 0; i < ${count}; i += 1) ports.push(await takePort())`;

test("The ports outside a range are those below and above it", () => {
  const all = portsOutside([0, 0]);
  assert.deepEqual([all[0], all.at(-1), all.length], [20_000, 32_000, 12_001]);
  assert.deepEqual(portsOutside([32_768, 60_999]), all);
  assert.deepEqual(portsOutside([20_001, 31_998]), [20_000, 31_999, 32_000]);
  assert.deepEqual(portsOutside([0, 65_535]), []);
});

test("A port is none that the system chooses", async () => {
  const file = "/proc/sys/net/ipv4/ip_local_port_range";
  const range = existsSync(file) ? readFileSync(file, "utf8").split(/\s+/).map(Number) : [49_152, 65_535];
  const [first = 0, last = 0] = range;
  for (let i = 0; i < 50; i += 1) {
    const port = await takePort();
    assert.ok(port >= 20_000 && port <= 32_000 && (port < first || port > last), String(port));
  }
});

test("No two processes are given the same port while both live", async (t) => {
  const processes = await Promise.all(Array.from({ length: 4 }, () => processThat(t, taking(100))));
  const all = processes.flatMap(({ ports }) => ports);
  assert.equal(all.length, 400);
  assert.equal(new Set(all).size, 400);
});

test("Processes that look for a port at the same place are given different ones", async (t) => {
  const code = `Math.random = () => 0.25; ${taking(20)}`;
  const processes = await Promise.all(Array.from({ length: 4 }, () => processThat(t, code)));
  assert.equal(new Set(processes.flatMap(({ ports }) => ports)).size, 80);
});

test("A port on which a foreign program listens is not given away", async (t) => {
  const { ports, end } = await processThat(t, "Math.random = () => 0.75; const ports = [await takePort()]");
  const port = Number(ports[0]);
  // The other process holds the port until somebody listens there who asked nobody.
  const foreign = createServer().listen(port, "127.0.0.1");
  t.after(() => foreign.close());
  await once(foreign, "listening");
  await end();
  t.mock.method(Math, "random", () => 0.75);
  assert.notEqual(await takePort(), port);
});

test("A port that was taken refuses connections, and so does one that a server has left", async () => {
  const port = await takePort();
  assert.equal(await answerOf(port), "ECONNREFUSED");
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  assert.equal(await answerOf(port), "connected");
  server.close();
  await once(server, "close");
  assert.equal(await answerOf(port), "ECONNREFUSED");
});

/** @param {number} port @returns {Promise<string>} "connected", or the code of the error */
function answerOf(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve("connected"));
    socket.once("error", (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? ""));
    socket.once("connect", () => socket.destroy());
  });
}

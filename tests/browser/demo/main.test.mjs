import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { takePort } from "../../support/ports.mjs";

const MAIN = fileURLToPath(new URL("../../../web/demo/main.mjs", import.meta.url));
const dist = mkdtempSync(path.join(tmpdir(), "demo-main-test-"));
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

before(() => {
  mkdirSync(path.join(dist, "site"));
  writeFileSync(path.join(dist, "site", "index.html"), "<title>page</title>");
  writeFileSync(path.join(dist, "index.js"), "export {};");
});
after(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(dist, { recursive: true });
});

/**
 * @param {Record<string, string>} env
 * @param {{args?: string[], first?: string}} [options] `first` is the code of a module that runs before the demo
 */
function run(env, { args = ["--dist", dist], first = "" } = {}) {
  const imported = `--import=data:text/javascript,${encodeURIComponent(first)}`;
  const child = spawn(process.execPath, [imported, MAIN, ...args], { env: { ...process.env, ...env } });
  children.add(child);
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  return { child, output };
}

/** @param {Record<string, string>} env @param {{first?: string}} [options] */
async function start(env, options) {
  const { child, output } = run(env, options);
  while (!output.stdout.includes("\n"))
    await Promise.race([
      once(child.stdout, "data"),
      once(child, "exit").then(() => assert.fail(output.stderr)),
    ]);
  const url = /http:\/\/\S+/.exec(output.stdout)?.[0] ?? "";
  return { child, output, url };
}

/** Makes timers of a second or more last for ever, so that a program which waits for one never ends. */
const withoutLongTimers = `
  const { setTimeout: timer } = globalThis;
  globalThis.setTimeout = (run, ms, ...args) => timer(run, ms < 1_000 ? ms : 2 ** 31 - 1, ...args);`;

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  test(`The demo prints one line, serves page and sockets on one port, and ends at ${signal}`, async () => {
    const port = await takePort();
    const { child, output, url } = await start({ PORT: String(port) }, { first: withoutLongTimers });
    assert.match(output.stdout, new RegExp(`^[^\\n]*http://127\\.0\\.0\\.1:${port}/[^\\n]*\\n$`));
    assert.equal(await (await fetch(url)).text(), "<title>page</title>");
    assert.equal((await fetch(`${url}closecode/index.js`)).status, 200);
    assert.equal((await fetch(`${url}close?code=1000`)).status, 426);

    const closed = new WebSocket(`${url.replace("http", "ws")}close?code=4321&reason=why`);
    assert.deepEqual((await once(closed, "close")).map(String), ["4321", "why"]);

    const idle = new WebSocket(`${url.replace("http", "ws")}echo`);
    await once(idle, "open");
    child.kill(signal);
    const [[code], [exitCode, exitSignal]] = await Promise.all([once(idle, "close"), once(child, "close")]);
    assert.deepEqual([code, exitCode, exitSignal], [1001, 0, null]);
    assert.equal(output.stderr, "");
  });
}

/**
 * Gives the demo other ports than those that it looks at, because other programs of the machine may have these.
 *
 * @param {Record<number, number>} ports
 */
const withPorts = (ports) => `
  import { Server } from "node:net";
  const ports = ${JSON.stringify(ports)};
  const { listen } = Server.prototype;
  Server.prototype.listen = function ({ port, ...options }, listening) {
    return listen.call(this, { ...options, port: ports[port] }, listening);
  };`;

test("The next free port is taken when 8080 is in use", async (t) => {
  const [first, second, third] = [await takePort(), await takePort(), await takePort()];
  for (const port of [first, second]) {
    const blocker = createServer().listen(port, "127.0.0.1");
    t.after(() => blocker.close());
    await once(blocker, "listening");
  }
  const { child, url } = await start({ PORT: "" }, { first: withPorts({ 8080: first, 8081: second, 8082: third }) });
  assert.equal(url, `http://127.0.0.1:${third}/`);
  child.kill("SIGTERM");
  await once(child, "exit");
});

test("The system chooses the port when PORT is 0", async () => {
  const { child, url } = await start({ PORT: "0" });
  assert.equal(await (await fetch(url)).text(), "<title>page</title>");
  child.kill("SIGTERM");
  await once(child, "exit");
});

test("A port that was asked for and is taken is an error, not a silent other port", async () => {
  const port = await takePort();
  const blocker = createServer().listen(port, "127.0.0.1");
  await once(blocker, "listening");
  const { child, output } = run({ PORT: String(port) });
  assert.equal((await once(child, "close"))[0], 1);
  assert.match(output.stderr, new RegExp(`${port}.*in use`));
  assert.equal(output.stdout, "");
  blocker.close();
});

test("A PORT that is no port, and a page that is not built, are said in one sentence", async () => {
  const wrong = run({ PORT: "eighty" });
  assert.equal((await once(wrong.child, "close"))[0], 1);
  assert.match(wrong.output.stderr, /^PORT must be a number from 0 to 65535, but it is "eighty"\.\n$/);
  const empty = run({ PORT: "" }, { args: ["--dist", path.join(dist, "nothing")] });
  assert.equal((await once(empty.child, "close"))[0], 1);
  assert.match(
    empty.output.stderr,
    /^The page is not built: .*index\.html is missing\. Run "npm start"\.\n$/,
  );
});

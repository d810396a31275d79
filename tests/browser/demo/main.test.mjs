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

/** @param {Record<string, string>} env @param {string[]} args */
function run(env, args = ["--dist", dist]) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env } });
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

/** @param {Record<string, string>} env */
async function start(env) {
  const { child, output } = run(env);
  while (!output.stdout.includes("\n"))
    await Promise.race([
      once(child.stdout, "data"),
      once(child, "exit").then(() => assert.fail(output.stderr)),
    ]);
  const url = /http:\/\/\S+/.exec(output.stdout)?.[0] ?? "";
  return { child, output, url };
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  test(`The demo prints one line, serves page and sockets on one port, and ends at ${signal}`, async () => {
    const { child, output, url } = await start({ PORT: "0" });
    assert.match(output.stdout, /^[^\n]*http:\/\/127\.0\.0\.1:\d+\/[^\n]*\n$/);
    assert.equal(await (await fetch(url)).text(), "<title>page</title>");
    assert.equal((await fetch(`${url}closecode/index.js`)).status, 200);
    assert.equal((await fetch(`${url}close?code=1000`)).status, 426);

    const closed = new WebSocket(`${url.replace("http", "ws")}close?code=4321&reason=why`);
    assert.deepEqual((await once(closed, "close")).map(String), ["4321", "why"]);

    const idle = new WebSocket(`${url.replace("http", "ws")}echo`);
    await once(idle, "open");
    const started = Date.now();
    child.kill(signal);
    const [[code], [exitCode, exitSignal]] = await Promise.all([once(idle, "close"), once(child, "exit")]);
    assert.deepEqual([code, exitCode, exitSignal], [1001, 0, null]);
    assert.ok(Date.now() - started < 1_500);
    assert.equal(output.stderr, "");
  });
}

test("The next free port is taken when 8080 is in use", async () => {
  const blocker = createServer().listen(8080, "127.0.0.1");
  // Somebody else may hold 8080 already, which serves the test just as well.
  await Promise.race([once(blocker, "listening"), once(blocker, "error").catch(() => {})]).catch(() => {});
  const { child, url } = await start({ PORT: "" });
  assert.ok(Number(new URL(url).port) > 8080, url);
  child.kill("SIGTERM");
  await once(child, "exit");
  blocker.close();
});

test("A port that was asked for and is taken is an error, not a silent other port", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  const { port } = /** @type {import('node:net').AddressInfo} */ (blocker.address());
  const { child, output } = run({ PORT: String(port) });
  assert.equal((await once(child, "exit"))[0], 1);
  assert.match(output.stderr, new RegExp(`${port}.*in use`));
  assert.equal(output.stdout, "");
  blocker.close();
});

test("A PORT that is no port, and a page that is not built, are said in one sentence", async () => {
  const wrong = run({ PORT: "eighty" });
  assert.equal((await once(wrong.child, "exit"))[0], 1);
  assert.match(wrong.output.stderr, /^PORT must be a number from 0 to 65535, but it is "eighty"\.\n$/);
  const empty = run({ PORT: "0" }, ["--dist", path.join(dist, "nothing")]);
  assert.equal((await once(empty.child, "exit"))[0], 1);
  assert.match(
    empty.output.stderr,
    /^The page is not built: .*index\.html is missing\. Run "npm start"\.\n$/,
  );
});

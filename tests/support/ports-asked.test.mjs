/** That no test asks the system for a port: it may give the same one to somebody else once it is free. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { filesUnder } from "../../.ci/files.mjs";
import { withoutComments } from "../layers/rules.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where a test asks for one all the same, and why. */
const allowed = [
  // Firefox writes the port that it got into a file. It takes no other program's, and nobody uses it after the browser.
  "tests/browser/harness/firefox.mjs: --remote-debugging-port=0",
  // That the system chooses the demo's port then is what the test is about.
  'tests/browser/demo/main.test.mjs: PORT: "0"',
];

const asking = [
  /(?<!-)\bport["']?\s*[:=]\s*0\b/giu,
  /--[\w-]*port(?:=|["']?,?\s*["']?)0\b/gu,
  /\bPORT["']?\s*[:=]\s*["']0["']/gu,
  /\.listen\(\s*(?:0\b[^)]*)?\)/gu,
  /\bfreePort\b/gu,
];
/** The servers of the demo take any port when they are told none. */
const demoServer = /\bstart(?:Close|Site)Server\(/gu;

/** @param {string} text @returns {string[]} what asks for a port in it */
function askersIn(text) {
  const code = withoutComments(text);
  const calls = [...code.matchAll(demoServer)].map(({ index, 0: name }) => name + argumentsAt(code, index + name.length));
  return [
    ...asking.flatMap((pattern) => [...code.matchAll(pattern)].map(([found]) => found)),
    ...calls.filter((call) => !/\bport\b/u.test(call)),
  ].map((asker) => asker.replaceAll(/\s+/gu, " "));
}

/**
 * @param {string} code
 * @param {number} start behind the bracket that opens
 * @returns {string} up to the bracket that closes, with it
 */
function argumentsAt(code, start) {
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < code.length; end += 1) depth += { "(": 1, ")": -1 }[code[end] ?? ""] ?? 0;
  return code.slice(start, end);
}

test("No file of the tests asks the system for a port", () => {
  const itself = fileURLToPath(import.meta.url);
  const found = filesUnder(`${root}tests`, /\.(mjs|js|ts|tsx)$/)
    .filter((file) => file !== itself)
    .flatMap((file) => askersIn(readFileSync(file, "utf8")).map((asker) => `${file.slice(root.length)}: ${asker}`));
  assert.deepEqual(found.sort(), allowed.sort());
});

const planted = /** @type {const} */ ([
  ["await listen(server, { host, port: 0 });", "port: 0"],
  ["function start({ port = 0 }) {}", "port = 0"],
  ["server.listen(0, '127.0.0.1');", ".listen(0, '127.0.0.1')"],
  ["await server.listen();", ".listen()"],
  ['run("--port=0");', "--port=0"],
  ['run("--port", "0");', '--port", "0'],
  ['start({ PORT: "0" });', 'PORT: "0"'],
  ["const port = await freePort();", "freePort"],
  ["startCloseServer();", "startCloseServer()"],
  ["startSiteServer({ mounts: at({ prefix }) });", "startSiteServer({ mounts: at({ prefix }) })"],
]);
for (const [code, asker] of planted) {
  test(`${code} is found out`, () => assert.deepEqual(askersIn(code), [asker]));
}

test("Ports that were taken, and numbers that are none, are let through", () => {
  const text = `
    // port: 0 and listen(0)
    await listen(server, { port: await takePort() });
    server.listen(port, host);
    startSiteServer({ mounts: [], port: await takePort() });
    startCloseServer({ port, onClosed: (record) => records.push(record) });
    const viewport = 0;
    const transport = 0.5;`;
  assert.deepEqual(askersIn(text), []);
});

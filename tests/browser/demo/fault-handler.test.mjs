import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { WebSocket } from "ws";
import { createDemoHandler } from "../../../web/demo/demo-handler.mjs";
import { createFaultHandler } from "../../../web/demo/fault-handler.mjs";
import { faults } from "../../../web/demo/faults/index.mjs";
import { problemWith } from "../../../web/demo/faults/parameters.mjs";
import { listen } from "../../../web/demo/listen.mjs";
import { faultGroups } from "../../../web/site/faults.js";
import { eventually } from "../../support/eventually.mjs";
import { takePort } from "../../support/ports.mjs";
import { exchange, handshake } from "./client.mjs";

/** @type {Awaited<ReturnType<typeof listen>>} */
let server;
const sockets = createDemoHandler();

before(async () => {
  const http = createServer((request, response) => {
    if (!sockets.handleRequest(request, response)) response.writeHead(404).end();
  }).on("upgrade", sockets.handleUpgrade);
  server = await listen(http, { host: "127.0.0.1", port: await takePort() });
});
after(async () => {
  await sockets.closeAll();
  await server.close();
});

/** @param {string} path @param {Record<string, string>} [changes] */
async function answerTo(path, changes = {}) {
  const text = String(await exchange(server.port, [handshake(path, changes)], { end: true }));
  const [head = "", body = ""] = text.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), head, body };
}

/** @param {string} path @param {Record<string, string>} [headers] */
async function plain(path, headers = {}) {
  const lines = Object.entries({ Host: "localhost", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = String(await exchange(server.port, [`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`], { end: true }));
  return { status: Number(text.split(" ")[1]), text };
}

/** @param {string} path @param {{send?: Uint8Array}} [options] */
async function closedBy(path, { send } = {}) {
  const socket = new WebSocket(`ws://${server.authority}/fault/${path}`);
  /** @type {string | undefined} */
  let failure;
  socket.on("error", ({ message }) => (failure = message));
  if (send) socket.on("open", () => socket.send(send));
  // events.once() would reject at the error that comes first.
  const code = await new Promise((resolve) => socket.on("close", resolve));
  return { code, failure };
}

test("Every fault in the list of the page is one that the demo server makes", () => {
  const listed = faultGroups.flatMap(({ faults: some }) => some.map(({ id, path }) => ({ id, path })));
  assert.equal(new Set(listed.map(({ id }) => id)).size, listed.length, "no id stands there twice");
  for (const { id, path } of listed) {
    const { pathname, searchParams } = new URL(`http://localhost/${path}`);
    assert.ok(faults.has(pathname), id);
    assert.equal(problemWith(pathname, searchParams), undefined, id);
  }
});

test("A connection ends without a Close frame, by FIN and by RST", async () => {
  const ends = { fin: "end", reset: "ECONNRESET" };
  // All at once, because each fault waits a second for a page to tell that its socket is open.
  await Promise.all(
    Object.entries(ends).flatMap(([path, expected]) => [
      closedBy(path).then((closed) => assert.deepEqual(closed, { code: 1006, failure: undefined }, path)),
      endOf(path).then((end) => assert.equal(end, expected)),
    ]),
  );
});

/** @param {string} path @returns {Promise<unknown>} "end", or the code of the error that TCP ends with */
async function endOf(path) {
  const socket = connect(server.port, "127.0.0.1").resume();
  socket.write(handshake(`/fault/${path}`));
  const end = await new Promise((resolve) =>
    socket.on("end", () => resolve("end")).on("error", (error) => resolve("code" in error && error.code)),
  );
  socket.destroy();
  return end;
}

test("A status is answered to a handshake and to a plain request", async () => {
  assert.match((await closedBy("http?status=403")).failure ?? "", /403/);
  assert.equal((await plain("/fault/http?status=429")).status, 429);
  const { status, text } = await plain("/fault/http?status=302&location=/close%3Fcode=1000");
  assert.equal(status, 302);
  assert.match(text, /\r\nLocation: \/close\?code=1000\r\n/);
});

test("A plain request for a fault that needs a WebSocket is told so", async () => {
  assert.equal((await plain("/fault/fin")).status, 426);
});

test("A fault waits for the message it is about", async () => {
  assert.equal((await closedBy("too-big?limit=1000", { send: Buffer.alloc(2000) })).code, 1009);
  assert.equal((await closedBy("fin-on-message", { send: Buffer.alloc(1) })).code, 1006);
});

test("Closes with any code and the echo are still there", async () => {
  const socket = new WebSocket(`ws://${server.authority}/close?code=4001`);
  assert.equal((await once(socket, "close"))[0], 4001);
});

test("A foreign page gets none of it", async () => {
  for (const changes of [{ Origin: "https://example.com" }, { Host: "example.com" }, { Origin: "null" }, { Origin: "http://localhost.example.com" }]) {
    assert.equal((await answerTo("/fault/fin", changes)).status, 403, JSON.stringify(changes));
    assert.equal((await plain("/fault/http?status=200", changes)).status, 403, JSON.stringify(changes));
  }
  // A link or an image carries no Origin, but says that it crosses sites.
  assert.equal((await plain("/fault/http?status=302&location=/", { "Sec-Fetch-Site": "cross-site" })).status, 403);
  assert.equal((await plain("/fault/http?status=404", { "Sec-Fetch-Site": "same-origin" })).status, 404);
});

test("Nothing in a query can end a header or lead to another host", async () => {
  for (const query of [
    "http?status=302&location=https://example.com/",
    "http?status=302&location=//example.com/",
    "http?status=302&location=/%5Cexample.com/",
    "http?status=302&location=/%0d%0aX:1",
    "http?status=302&location=/a%20b",
    "http?status=200%0d%0aX:1",
    "http?status=100",
    "http?status=600",
    "http",
    "http?status=200&status=201",
    "http?status=200&case=x",
    "subprotocol?answer=a%0d%0aX:1",
    `subprotocol?answer=${"a".repeat(201)}`,
    "extension?answer=%E7%B5%82",
    "close?code=65536",
    "close?code=1e3",
    "close-then-reset",
    "close-then-fin?code=none",
    "idle?ms=-1",
    "idle?ms=600001",
    "too-big",
    "fin?__proto__=1",
    "fin?constructor=1",
  ]) {
    const { status, head, body } = await answerTo(`/fault/${query}`);
    assert.equal(status, 400, query);
    assert.doesNotMatch(head, /\r\n(X|Location):/i, query);
    assert.match(body, /parameter|needs/, query);
  }
});

test("The mark of a probe changes no answer, and its value is nobody's business", async () => {
  for (const mark of ["closecode-probe=1", "closecode-probe=x&closecode-probe=y"]) {
    assert.equal((await plain(`/fault/http?status=403&${mark}`)).status, 403, mark);
  }
});

test("Paths that are no fault are answered 404 and name those there are", async () => {
  for (const path of ["/fault/", "/fault/nothing", "/fault/__proto__", "/fault//fin"]) {
    const { status, body } = await answerTo(path);
    assert.equal(status, 404, path);
    assert.match(body, /\/fin /);
  }
});

test("A client that goes away is forgotten, and those that stay are dropped at the end", async () => {
  const handler = createFaultHandler();
  const http = createServer().on("upgrade", handler.handleUpgrade);
  const listening = await listen(http, { host: "127.0.0.1", port: await takePort() });
  const ask = async (/** @type {string} */ path) => {
    const socket = connect(listening.port, "127.0.0.1").resume();
    socket.write(handshake(`/fault/${path}`));
    await eventually(() => handler.connections() === 1, "the server has the connection");
    return socket;
  };
  for (const path of ["hang", "answer-nothing", "idle?ms=60000", "fin-on-message"]) {
    (await ask(path)).destroy();
    await eventually(() => handler.connections() === 0, "the server has forgotten the connection");
  }
  const silent = await ask("hang");
  handler.closeAll();
  await once(silent, "close");
  await listening.close();
});

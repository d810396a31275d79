import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { WebSocket } from "ws";
import { startCloseServer } from "../../../web/demo/close-server.mjs";
import { eventually } from "../../support/eventually.mjs";
import { takePort } from "../../support/ports.mjs";
import { standStill } from "../../support/time.mjs";
import { clientFrame, exchange, firstFrame, handshake } from "./client.mjs";

/** @type {Awaited<ReturnType<typeof startCloseServer>>} */
let server;

before(async () => {
  server = await startCloseServer({ port: await takePort() });
});
after(() => server.close());

/** Starts a server for one test, which sees what it reports and closes it. */
async function startOwnServer() {
  /** @type {import('../../../web/demo/session.mjs').SessionRecord[]} */
  const records = [];
  const own = await startCloseServer({ port: await takePort(), onClosed: (record) => records.push(record) });
  return { ...own, records };
}

/** @param {string} query @param {string[]} [protocols] */
async function closedBy(query, protocols = []) {
  const socket = new WebSocket(`${server.url}/close${query}`, protocols);
  const [code, reason] = await once(socket, "close");
  return { code, reason: String(reason), protocol: socket.protocol };
}

/** @param {string} request */
async function answerTo(request) {
  const text = String(await exchange(server.port, [request]));
  const [head = "", body = ""] = text.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), head, body };
}

test("The client is closed with the code and reason it asked for", async () => {
  const { code, reason } = await closedBy(`?code=4401&reason=${encodeURIComponent("Schließen 終了")}`);
  assert.deepEqual({ code, reason }, { code: 4401, reason: "Schließen 終了" });
});

test("A Close frame without a code is reported as 1005", async () => {
  assert.equal((await closedBy("?code=none")).code, 1005);
});

test("Codes that no library sends go out as they are", async () => {
  for (const code of [0, 1004, 1006, 1015, 2999, 5000, 65535]) {
    const frame = await firstFrame(server.port, handshake(`/close?code=${code}`));
    assert.deepEqual([...frame], [0x88, 2, code >> 8, code & 0xff]);
  }
});

test("The Close frame waits as long as it was told to", async (t) => {
  const { pass } = standStill(t);
  const socket = new WebSocket(`${server.url}/close?code=3000&after=300`);
  const closed = once(socket, "close");
  await once(socket, "open");
  await pass(299);
  // A Close frame would have come before the answer to the ping.
  socket.ping();
  await once(socket, "pong");
  assert.equal(socket.readyState, WebSocket.OPEN);
  await pass(1);
  assert.equal((await closed)[0], 3000);
});

test("The first subprotocol that was offered is chosen", async () => {
  assert.equal((await closedBy("?code=1000", ["one", "two"])).protocol, "one");
  assert.equal((await closedBy("?code=1000")).protocol, "");
});

test("A client that closes first gets its own code back", async () => {
  const socket = new WebSocket(`${server.url}/close?code=4000&after=60000`);
  await once(socket, "open");
  socket.close(3456, "mine");
  assert.equal((await once(socket, "close"))[0], 3456);
});

test("What travelled is reported when the connection is over", async (t) => {
  const { url, records, close } = await startOwnServer();
  const { pass } = standStill(t);
  const socket = new WebSocket(`${url}/close?code=4002&reason=r&after=100`);
  const closed = once(socket, "close");
  await once(socket, "open");
  socket.send("12345");
  socket.send(Buffer.alloc(7));
  // Both have arrived when the answer to a ping comes.
  socket.ping();
  await once(socket, "pong");
  assert.deepEqual(records, []);
  await pass(100);
  await closed;
  await eventually(() => records.length > 0, "the connection is reported");
  assert.deepEqual(records, [
    {
      path: "/close",
      sent: { code: 4002, reason: "r" },
      received: { code: 4002, reason: "r" },
      frames: 2,
      bytes: 12,
    },
  ]);
  await close();
});

test("Messages of every size come back from the echo unchanged", async () => {
  const socket = new WebSocket(`${server.url}/echo`);
  await once(socket, "open");
  for (const size of [0, 1, 125, 126, 65535, 65536, 1024 * 1024]) {
    const sent = randomBytes(size);
    socket.send(sent);
    const [data, isBinary] = await once(socket, "message");
    assert.ok(isBinary && sent.equals(data), `${size} bytes`);
  }
  socket.send("終");
  const [text, isBinary] = await once(socket, "message");
  assert.deepEqual([String(text), isBinary], ["終", false]);
  socket.ping("p");
  assert.equal(String((await once(socket, "pong"))[0]), "p");
  socket.close(1000);
  assert.equal((await once(socket, "close"))[0], 1000);
});

test("A message above the limit is closed with 1009", async () => {
  const socket = new WebSocket(`${server.url}/echo`);
  await once(socket, "open");
  socket.on("error", () => {});
  socket.send(Buffer.alloc(1024 * 1024 + 1));
  assert.equal((await once(socket, "close"))[0], 1009);
});

for (const [query, problem] of /** @type {const} */ ([
  ["", /"code" must be an integer/],
  ["?code=", /"code" must be an integer/],
  ["?code=-1", /"code" must be an integer/],
  ["?code=65536", /"code" must be an integer/],
  ["?code=1e3", /"code" must be an integer/],
  ["?code=0x10", /"code" must be an integer/],
  ["?code=1000.5", /"code" must be an integer/],
  ["?code=1000&code=1001", /"code" is given more than once/],
  ["?code=1000&resaon=x", /no parameter "resaon"/],
  ["?code=none&reason=x", /without a code cannot carry a reason/],
  [`?code=1000&reason=${"r".repeat(124)}`, /124 bytes/],
  [`?code=1000&reason=${encodeURIComponent("終".repeat(42))}`, /126 bytes/],
  ["?code=1000&after=60001", /"after" must be an integer from 0 to 60000/],
  ["?code=1000&after=soon", /"after" must be an integer/],
])) {
  test(`/close${query.slice(0, 40)} is refused with a sentence that says why`, async () => {
    const { status, head, body } = await answerTo(handshake(`/close${query}`));
    assert.equal(status, 400);
    assert.match(head, /^content-type: text\/plain; charset=utf-8$/im);
    assert.match(body, problem);
  });
}

for (const [what, changes, status] of /** @type {const} */ ([
  ["a foreign Host, as DNS rebinding sends it", { Host: "rebound.example:8080" }, 403],
  ["a Host that only starts like loopback", { Host: "127.0.0.1.example" }, 403],
  ["a Host that only ends like loopback", { Host: "notlocalhost" }, 403],
  ["a page from elsewhere", { Origin: "https://page.example" }, 403],
  ["a page without an origin of its own", { Origin: "null" }, 403],
  ["an origin that hides a loopback name in its path", { Origin: "https://page.example/localhost" }, 403],
  ["an origin that hides a loopback name behind an @", { Origin: "https://page.example@localhost" }, 403],
  ["a handshake without a key", { "Sec-WebSocket-Key": undefined }, 400],
  ["a key of the wrong length", { "Sec-WebSocket-Key": "AAAA" }, 400],
  ["an old version of the protocol", { "Sec-WebSocket-Version": "8" }, 426],
  ["a subprotocol that is no token", { "Sec-WebSocket-Protocol": "a b" }, 400],
  ["another protocol than WebSocket", { Upgrade: "h2c" }, 426],
])) {
  test(`The server turns down ${what}`, async () => {
    const { status: seen, body } = await answerTo(handshake("/close?code=1000", changes));
    assert.equal(seen, status);
    assert.match(body, /^[A-Z].*\.\n$/);
  });
}

test("Pages on this machine are let in, whatever their port and name for it", async () => {
  for (const origin of [
    "http://localhost",
    "http://127.0.0.1:5173",
    "https://[::1]:1",
    "http://app.localhost:80",
  ]) {
    const frame = await firstFrame(server.port, handshake("/close?code=1000", { Origin: origin }));
    assert.deepEqual([...frame], [0x88, 2, 3, 232], origin);
  }
});

test("Unknown addresses and plain requests are told what to do instead", async () => {
  assert.equal((await answerTo(handshake("/other"))).status, 404);
  const plain = await answerTo(
    "GET /close?code=1000 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
  );
  assert.equal(plain.status, 426);
  assert.match(plain.head, /^upgrade: websocket$/im);
  const elsewhere = await fetch(`http://127.0.0.1:${server.port}/nothing`);
  assert.deepEqual([elsewhere.status, /\/close\?code=4001/.test(await elsewhere.text())], [404, true]);
});

test("Garbage is answered or dropped, and the server goes on", async () => {
  const open = handshake("/echo");
  const garbage = [
    [randomBytes(4096)],
    ["GET /close?code=1000 HTTP/9.9\r\n\r\n"],
    [handshake("//[/close?code=1000")],
    [handshake("*")],
    [open, Buffer.from([0x81, 0x01, 0x61])],
    [open, randomBytes(64), randomBytes(4096), randomBytes(4096)],
    [open, clientFrame(0x88, Buffer.from([3]))],
    [open + String(clientFrame(0x88, Buffer.alloc(0)))],
  ];
  for (const parts of garbage) await exchange(server.port, parts, { end: true });
  assert.equal((await closedBy("?code=4001")).code, 4001);
});

test("A client that breaks framing is told 1002", async () => {
  const answer = await exchange(server.port, [handshake("/echo"), Buffer.from([0x81, 0x01, 0x61])]);
  const frame = answer.subarray(answer.indexOf("\r\n\r\n") + 4);
  assert.deepEqual([frame[0], frame.readUInt16BE(2)], [0x88, 1002]);
});

test("A client that resets the connection does no harm", async (t) => {
  const { url, records, close } = await startOwnServer();
  const { pass } = standStill(t);
  const socket = new WebSocket(`${url}/close?code=1000&after=50`);
  await once(socket, "open");
  /** @type {any} */ (socket)._socket.resetAndDestroy();
  await eventually(() => records.length > 0, "the server has lost the connection");
  await pass(50);
  assert.equal(records[0]?.sent, undefined);
  const another = new WebSocket(`${url}/close?code=4001&after=1`);
  const closed = once(another, "close");
  await once(another, "open");
  await pass(1);
  assert.equal((await closed)[0], 4001);
  await eventually(() => records.length > 1, "the server has lost the other one");
  await close();
});

test("A client that never answers is let go after five seconds", async (t) => {
  const { pass } = standStill(t);
  const socket = connect(server.port, "127.0.0.1", () => socket.write(handshake("/close?code=1000&after=1")));
  let received = Buffer.alloc(0);
  let ended = false;
  socket.on("data", (chunk) => (received = Buffer.concat([received, chunk])));
  socket.on("end", () => (ended = true));
  const closed = once(socket, "close");
  await eventually(() => received.includes("\r\n\r\n"), "the handshake is answered");
  const head = received.length;
  await pass(1);
  await eventually(() => received.length >= head + 4, "the Close frame has come");
  assert.deepEqual([...received.subarray(head)], [0x88, 2, 3, 232]);
  await pass(4_999);
  // The answer to another client comes after all that the server has done until now.
  assert.equal((await answerTo(handshake("/other"))).status, 404);
  assert.equal(ended, false);
  await pass(1);
  await closed;
  assert.equal(ended, true);
});

test("A server that stops tells its clients 1001 and is gone at once", async (t) => {
  const { port, url, records, close } = await startOwnServer();
  const socket = new WebSocket(`${url}/echo`);
  await once(socket, "open");
  const { pass } = standStill(t);
  const started = Date.now();
  const closing = close();
  assert.equal((await once(socket, "close"))[0], 1001);
  await eventually(() => records.length > 0, "the client has gone");
  // The server looks every ten milliseconds whether all have gone.
  await pass(10);
  await closing;
  assert.equal(Date.now() - started, 10);
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
});

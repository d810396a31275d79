/** `watch` and `probe` with real sockets: those of the package ws, and Node's own where it has some. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createServer } from "node:http";
import { once } from "node:events";
import { WebSocket as PackageSocket } from "ws";
import { startCloseServer } from "../../web/demo/close-server.mjs";
import { probe } from "../../web/observe/probe.js";
import { watch } from "../../web/observe/watch.js";
import { takePort } from "../support/ports.mjs";
import { standStill } from "../support/time.mjs";
import { isSettled } from "./observe-fakes.mjs";

/** @type {Awaited<ReturnType<typeof startCloseServer>>} */
let server;
/** Answers no upgrade and no request below /never. */
const plain = createServer((request, response) => {
  if (request.url === "/never") return;
  if (request.url?.startsWith("/redirect")) response.writeHead(302, { Location: "/elsewhere" }).end();
  else response.writeHead(503).end(JSON.stringify({ url: request.url, method: request.method }));
});
let plainUrl = "";

before(async () => {
  server = await startCloseServer({ port: await takePort() });
  plain.on("upgrade", (_request, socket) => socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n"));
  const port = await takePort();
  plain.listen(port, "127.0.0.1");
  await once(plain, "listening");
  plainUrl = `ws://127.0.0.1:${port}`;
});
after(async () => {
  await server.close();
  plain.closeAllConnections();
  plain.close();
});

/**
 * Notes when a socket opens and closes.
 *
 * @param {any} socket
 */
function timesOf(socket) {
  const times = { open: 0, close: 0 };
  for (const type of /** @type {const} */ (["open", "close"])) {
    socket.addEventListener(type, () => (times[type] = performance.now()));
  }
  return times;
}

const implementations = { "the package ws": /** @type {any} */ (PackageSocket) };
if (typeof globalThis.WebSocket === "function") Object.assign(implementations, { Node: globalThis.WebSocket });

for (const [name, Socket] of Object.entries(implementations)) {
  describe(`A socket of ${name}`, { timeout: 300_000 }, () => {
    test("that the server closes is not taken for one the page closed", async () => {
      const socket = new Socket(`${server.url}/close?code=4001&reason=why&after=200`);
      // The listeners of `watch` run between these two.
      const earlier = timesOf(socket);
      const watcher = watch(socket);
      const later = timesOf(socket);
      const { code, reason, wasClean, opened, closedByPage, openMs = 0, browser } = await watcher.closed;
      assert.deepEqual(
        { code, reason, wasClean, opened, closedByPage, browser },
        { code: 4001, reason: "why", wasClean: true, opened: true, closedByPage: false, browser: "node" },
      );
      const [least, most] = [earlier.close - later.open, later.close - earlier.open];
      assert.ok(openMs >= Math.floor(least) && openMs <= Math.ceil(most), `${least} ${openMs} ${most} ms`);
    });

    test("that the page closes after an echo", async () => {
      const socket = new Socket(`${server.url}/echo`);
      const watcher = watch(socket);
      socket.addEventListener("open", () => socket.send("日本"));
      socket.addEventListener("message", () => socket.close(4002, "enough"));
      const observation = await watcher.closed;
      const { code, closedByPage, pageCloseCode, pageCloseState, messagesSent, messagesReceived, lastSentBytes } = observation;
      assert.deepEqual(
        { code, closedByPage, pageCloseCode, pageCloseState, messagesSent, messagesReceived, lastSentBytes },
        {
          code: 4002,
          closedByPage: true,
          pageCloseCode: 4002,
          pageCloseState: "open",
          messagesSent: 1,
          messagesReceived: 1,
          lastSentBytes: 6,
        },
      );
    });

    test("that long texts are sent through knows their bytes", async () => {
      const socket = new Socket(`${server.url}/echo`);
      const watcher = watch(socket);
      await once(socket, "open");
      socket.send("é".repeat(100_000));
      assert.equal(watcher.observation().lastSentBytes, 200_000);
      socket.close();
      await watcher.closed;
    });

    test("that is refused has an error and never opened", async () => {
      const { code, opened, errored, closedByPage } = await watch(new Socket(`${plainUrl}/`)).closed;
      assert.deepEqual({ opened, errored, closedByPage }, { opened: false, errored: true, closedByPage: false });
      // Some versions of Node report the error alone.
      assert.ok(code === 1006 || (name === "Node" && code === undefined), `code ${code}`);
    });
  });
}

describe("probe", () => {
  test("tells the status of the answer, and does not follow redirects", async () => {
    const { ms, ...refused } = await probe(`${plainUrl}/socket?a=b#c`);
    assert.deepEqual(refused, { http: "reachable", status: 503 });
    assert.ok(Number.isInteger(ms) && ms >= 0);
    assert.equal((await probe(`${plainUrl}/redirect`)).status, 302);
  });

  test("says that nobody answered", async (t) => {
    assert.equal((await probe(`ws://127.0.0.1:${await takePort()}/`)).http, "unreachable");
    const time = standStill(t);
    const asked = once(plain, "request");
    const probed = probe(`${plainUrl}/never`, { timeoutMs: 100 });
    await asked;
    await time.pass(99);
    assert.equal(await isSettled(probed), false);
    await time.pass(1);
    assert.deepEqual(await probed, { http: "unreachable", ms: 100 });
  });

  test("keeps the user name and password of a URL to itself", async (t) => {
    const asked = t.mock.method(globalThis, "fetch", async () => new Response(null, { status: 204 }));
    await probe("wss://me:secret@host.example/a?b=c#d");
    const [target, init] = /** @type {any[]} */ (asked.mock.calls[0]?.arguments);
    assert.equal(String(target), "https://host.example/a?b=c");
    assert.equal(init.signal.aborted, true, "the rest of the answer is not downloaded");
  });

  test("refuses what is no URL for a WebSocket", async () => {
    for (const url of ["", "no url", "/relative", "ftp://host.example/", "wss://"]) {
      await assert.rejects(probe(url), { name: "CloseCodeError", code: "BAD_URL" }, url);
    }
  });

  test("ends with the reason of its signal, before and while it asks", async (t) => {
    const reason = new Error("no longer wanted");
    const asked = t.mock.method(globalThis, "fetch");
    await assert.rejects(probe(`${plainUrl}/never`, { signal: AbortSignal.abort(reason) }), (error) => error === reason);
    assert.equal(asked.mock.callCount(), 0);
    const controller = new AbortController();
    plain.once("request", () => controller.abort(reason));
    await assert.rejects(probe(`${plainUrl}/never`, { signal: controller.signal }), (error) => error === reason);
  });

  test("takes a timeout of any size", async (t) => {
    // Time stands still, so that no answer is too late. Only a timer that is too long for Node fires at once.
    const time = standStill(t);
    for (const timeoutMs of [Infinity, 1e12, NaN, -1]) {
      const probed = probe(`${plainUrl}/`, { timeoutMs });
      await time.pass(1);
      assert.equal((await probed).http, "reachable", String(timeoutMs));
    }
    const probed = probe(`${plainUrl}/never`, { timeoutMs: 0 });
    await time.pass(1);
    assert.equal((await probed).http, "unreachable");
  });
});

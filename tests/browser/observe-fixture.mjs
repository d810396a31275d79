/**
 * What the tests of `watch` and `probe` need: the module as a page can import it, pages with and without a policy, and
 * a server that ends connections in ways the demo server does not.
 */
import { createHash } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { createCloseHandler } from "../../web/demo/close-server.mjs";
import { listen } from "../../web/demo/listen.mjs";
import { createSiteHandler } from "../../web/demo/site-server.mjs";
import { takePort } from "../support/ports.mjs";

const ACCEPT_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
/** Forbids every request but those for the page's own files. */
export const CLOSED_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
/** The longest that a request may take to arrive. */
const ASKED_MS = 60_000;
const here = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * @typedef {object} ObserveFixture
 * @property {string} socketUrl ws://host:port. Below it: /close and /echo of the demo server; /reset and /end, which end
 *   TCP that way on the first message; /never, which is never answered; /status/404 and the like; /slow, a page that
 *   comes when `answerSlow` is called
 * @property {string} otherSocketUrl the same on another port, that is, of another origin
 * @property {string} pageUrl a blank page of the origin of `socketUrl`
 * @property {string} policyPageUrl the same page under CLOSED_POLICY, of an origin of its own
 * @property {string} moduleUrl what `web/observe` exports, for pages of the first origin
 * @property {string} policyModuleUrl the same for the page with the policy
 * @property {() => number} requests how many HTTP requests came for paths below /status/
 * @property {() => import('node:http').IncomingMessage | undefined} lastRequest the last one of these
 * @property {(path: string) => Promise<void>} asked resolves when the next request for this path comes; call it before
 *   the request is made
 * @property {() => void} answerSlow
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<ObserveFixture>} */
export async function startObserveFixture() {
  const folder = mkdtempSync(path.join(tmpdir(), "closecode-observe-"));
  await esbuild.build({
    stdin: {
      contents: `export * from "./watch.ts"; export * from "./probe.ts"; export { runtime } from "./browser.ts";`,
      resolveDir: here("../../web/observe"),
    },
    bundle: true,
    format: "esm",
    target: "es2022",
    outfile: path.join(folder, "observe.js"),
    logLevel: "warning",
  });
  const mounts = [
    { prefix: "/module/", folder },
    { prefix: "/", folder: here("pages") },
  ];
  let requests = 0;
  /** @type {import('node:http').IncomingMessage | undefined} */
  let lastRequest;
  const asked = new EventEmitter();
  /** @type {import('node:http').ServerResponse | undefined} */
  let slow;

  /** @param {string} policy */
  async function start(policy) {
    const site = createSiteHandler({ mounts, policy: () => policy });
    const closer = createCloseHandler();
    /** @type {Set<import('node:stream').Duplex>} */
    const upgraded = new Set();
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? "/", "http://localhost");
      asked.emit(url.pathname);
      const status = /^\/status\/(\d{3})$/.exec(url.pathname)?.[1];
      if (status !== undefined) {
        requests += 1;
        lastRequest = request;
        response.writeHead(Number(status), status.startsWith("3") ? { Location: "/status/200" } : {}).end();
      } else if (url.pathname === "/slow") {
        slow = response;
      } else if (url.pathname !== "/never" && !closer.handleRequest(request, response)) {
        void site(request, response);
      }
    });
    server.on("upgrade", (request, socket, head) => {
      // The server no longer knows of these, and would wait for their ends for ever.
      upgraded.add(socket.on("close", () => upgraded.delete(socket)));
      socket.on("error", () => socket.destroy());
      const pathname = new URL(request.url ?? "/", "http://localhost").pathname;
      if (pathname === "/never") return;
      if (pathname.startsWith("/status/")) {
        socket.end(`HTTP/1.1 ${pathname.slice(8)} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      } else if (pathname === "/reset" || pathname === "/end") {
        socket.write(accept(request));
        socket.once("data", () => {
          const tcp = /** @type {import('node:net').Socket} */ (socket);
          if (pathname === "/reset") tcp.resetAndDestroy();
          else tcp.end();
        });
      } else {
        closer.handleUpgrade(request, socket, head);
      }
    });
    const listening = await listen(server, { host: "127.0.0.1", port: await takePort() });
    return {
      authority: listening.authority,
      async close() {
        await closer.closeAll();
        for (const socket of upgraded) socket.destroy();
        await listening.close();
      },
    };
  }

  const servers = await Promise.all([start(""), start(""), start(CLOSED_POLICY)]);
  const [first, other, strict] = servers;
  return {
    socketUrl: `ws://${first.authority}`,
    otherSocketUrl: `ws://${other.authority}`,
    pageUrl: `http://${first.authority}/blank.html`,
    policyPageUrl: `http://${strict.authority}/blank.html`,
    moduleUrl: `http://${first.authority}/module/observe.js`,
    policyModuleUrl: `http://${strict.authority}/module/observe.js`,
    requests: () => requests,
    lastRequest: () => lastRequest,
    async asked(path) {
      await once(asked, path, { signal: AbortSignal.timeout(ASKED_MS) });
    },
    answerSlow: () => void slow?.setHeader("Content-Type", "text/html").end("<title>slow</title>"),
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      rmSync(folder, { recursive: true });
    },
  };
}

/** @param {import('node:http').IncomingMessage} request */
function accept(request) {
  const key = request.headers["sec-websocket-key"] + ACCEPT_GUID;
  return [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Accept: ${createHash("sha1").update(key).digest("base64")}`,
    "\r\n",
  ].join("\r\n");
}

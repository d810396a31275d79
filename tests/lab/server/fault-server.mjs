/**
 * The server that misbehaves on request: the path of the URL names the fault, the query its details. Plain requests are
 * answered as far as the fault allows, because a page may probe the address it could not open a socket to.
 */
import { TLSSocket } from "node:tls";
import { Connection } from "../../../web/demo/faults/connection.mjs";
import { faults } from "../../../web/demo/faults/index.mjs";
import { tellOpened } from "../../../web/demo/faults/opened.mjs";
import { listenTcp } from "./listener.mjs";
import { sendPageFile } from "./page-files.mjs";
import { parseRequestHead } from "./request.mjs";

/**
 * @param {object} [options]
 * @param {string} [options.host]
 * @param {import('node:tls').TLSSocketOptions} [options.tls] speak TLS, with this certificate and these demands
 * @returns {Promise<import('./listener.mjs').Listener>}
 */
export function startFaultServer({ host = "127.0.0.1", tls } = {}) {
  return listenTcp(
    (tcp) => {
      if (tls === undefined) return readRequest(tcp, tcp);
      // Made by hand: a tls.Server hides the TCP socket, and some faults happen there.
      const secure = new TLSSocket(tcp, { ...tls, isServer: true });
      secure.on("error", () => tcp.destroy());
      readRequest(secure, tcp);
    },
    { host },
  );
}

/**
 * @param {import('node:stream').Duplex} socket
 * @param {import('node:net').Socket} tcp
 */
function readRequest(socket, tcp) {
  let bytes = Buffer.alloc(0);
  /** @param {Buffer} chunk */
  const receive = (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    let request;
    try {
      request = parseRequestHead(bytes);
    } catch {
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    if (request === undefined) return;
    socket.off("data", receive);
    void serve(new Connection({ socket, tcp, request }));
  };
  socket.on("data", receive);
  socket.on("end", () => socket.end());
}

/** @param {Connection} connection */
async function serve(connection) {
  const { pathname } = connection.request.url;
  if (pathname === "/page/opened") {
    tellOpened(connection.parameter("case") ?? "");
    return connection.respond(204);
  }
  // The page counts how often it can ask this, see page/run-case.mjs.
  if (pathname === "/page/trip") return connection.respond(204);
  if (pathname.startsWith("/page/")) return sendPageFile(connection);
  const fault = faults.get(pathname);
  if (fault === undefined) return connection.respond(404);
  if (!connection.wantsUpgrade && fault.forUpgradeOnly)
    return connection.respond(426, { Upgrade: "websocket" });
  await fault.run(connection);
}

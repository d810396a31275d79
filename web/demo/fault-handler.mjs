/**
 * Faults on request: a page connects to `/fault/<id>?…` and meets what is wrong there. `faults/` says what there is.
 *
 *   /fault/reset                 handshake, then a TCP reset
 *   /fault/http?status=403       this status instead of a handshake, also for a plain request
 */
import { refuseForeign } from "./handshake.mjs";
import { Connection } from "./faults/connection.mjs";
import { faults } from "./faults/index.mjs";
import { problemWith } from "./faults/parameters.mjs";
import { refuseRequest, refuseUpgrade } from "./plain-text.mjs";

const PREFIX = "/fault";
/** Enough for every browser's patience: Chromium waits four minutes for the answer to a handshake. */
const MAX_LIFE_MS = 300_000;
const MAX_CONNECTIONS = 200;

/** @typedef {import('./handshake.mjs').Refusal} Refusal */

export function createFaultHandler() {
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {Buffer} head bytes after the request
   * @returns {Promise<void>} rejects only when a fault is programmed wrongly
   */
  async function run(request, head) {
    const { socket } = request;
    const url = urlOf(request);
    const fault = faults.get(pathOf(url));
    const connection = new Connection({
      socket,
      tcp: socket,
      request: { method: request.method ?? "GET", url, headers: headersOf(request), rest: head },
    });
    keep(socket);
    if (fault === undefined) return connection.respond(404);
    if (!connection.wantsUpgrade && fault.forUpgradeOnly) return connection.respond(426, { Upgrade: "websocket" });
    // A fault that never reads must still notice when the other side is gone.
    socket.resume();
    await fault.run(connection);
  }

  /** @param {import('node:net').Socket} socket */
  function keep(socket) {
    const timer = setTimeout(() => socket.destroy(), MAX_LIFE_MS);
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("end", () => socket.end());
    socket.on("close", () => {
      clearTimeout(timer);
      open.delete(socket);
    });
  }

  /** @param {import('node:http').IncomingMessage} request @returns {Refusal | undefined} */
  function refusalOf(request) {
    const foreign = refuseForeign(request) ?? refuseCrossSite(request);
    if (foreign !== undefined) return foreign;
    const url = urlOf(request);
    const path = pathOf(url);
    if (!faults.has(path)) return { status: 404, text: `There is no fault here. Known: ${[...faults.keys()].join(" ")}` };
    const problem = problemWith(path, url.searchParams);
    if (problem !== undefined) return { status: 400, text: problem };
    if (open.size >= MAX_CONNECTIONS)
      return { status: 503, text: `More than ${MAX_CONNECTIONS} connections are open. Close some of them.` };
    return undefined;
  }

  return {
    /**
     * For the 'upgrade' event.
     *
     * @param {import('node:http').IncomingMessage} request
     * @param {import('node:stream').Duplex} socket
     * @param {Buffer} head
     * @returns {boolean} false when the path belongs to somebody else
     */
    handleUpgrade(request, socket, head) {
      if (!isFault(request)) return false;
      socket.on("error", () => socket.destroy());
      const refusal = refusalOf(request);
      if (refusal !== undefined) refuseUpgrade(socket, refusal);
      else run(request, head).catch(() => socket.destroy());
      return true;
    },

    /**
     * For plain requests, such as a probe of an address that no socket could be opened to.
     *
     * @param {import('node:http').IncomingMessage} request
     * @param {import('node:http').ServerResponse} response
     * @returns {boolean} false when the path belongs to somebody else
     */
    handleRequest(request, response) {
      if (!isFault(request)) return false;
      const refusal = refusalOf(request);
      if (refusal !== undefined) refuseRequest(response, refusal);
      else run(request, Buffer.alloc(0)).catch(() => request.socket.destroy());
      return true;
    },

    /** How many are open. */
    connections: () => open.size,

    closeAll() {
      for (const socket of open) socket.destroy();
    },
  };
}

/**
 * A link, an image or a frame on a foreign page makes a plain request without an Origin, but every current browser says
 * that it crosses sites. Nothing here changes anything, yet the answer is made up of what the query says.
 *
 * @param {import('node:http').IncomingMessage} request
 * @returns {Refusal | undefined}
 */
function refuseCrossSite({ headers }) {
  if (headers["sec-fetch-site"] !== "cross-site") return undefined;
  return { status: 403, text: "This demo server answers only pages that come from localhost or 127.0.0.1." };
}

/** @param {import('node:http').IncomingMessage} request */
function isFault({ url = "" }) {
  return url.startsWith(`${PREFIX}/`);
}

/** @param {import('node:http').IncomingMessage} request whose path is a fault's, so that this can be parsed */
function urlOf({ url = "" }) {
  return URL.canParse(`http://localhost${url}`) ? new URL(`http://localhost${url}`) : new URL(`http://localhost${PREFIX}/`);
}

/** @param {URL} url */
function pathOf({ pathname }) {
  return pathname.slice(PREFIX.length);
}

/** @param {import('node:http').IncomingMessage} request */
function headersOf({ headers }) {
  return new Map(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]));
}

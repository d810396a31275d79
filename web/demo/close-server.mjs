/**
 * The demo's WebSocket server: a page connects to `/close?code=4001` and is closed with exactly that code.
 *
 *   /close?code=4001&reason=…&after=ms   handshake, wait `after` ms, Close frame, wait for the answer, end TCP
 *   /close?code=none                     the same with a Close frame that has no body
 *   /echo                                sends every message back until the client closes
 */
import { createServer } from "node:http";
import { parseCloseRequest } from "./close-request.mjs";
import { answerHandshake, refuseForeign } from "./handshake.mjs";
import { listen } from "./listen.mjs";
import { refuseRequest, refuseUpgrade } from "./plain-text.mjs";
import { Session } from "./session.mjs";

/** More than any browser opens (Chromium stops at 255), few enough that a runaway loop cannot take the machine down. */
const MAX_SESSIONS = 1000;
/** How long clients get to take note of 1001 when the server stops. */
const GOODBYE_MS = 250;

/** @type {import('./handshake.mjs').Refusal} */
const UNKNOWN_PATH = {
  status: 404,
  text: "There is nothing here. Connect a WebSocket to /close?code=4001 or to /echo.",
};

/**
 * The server without a port of its own, to be attached to any `http.Server`.
 *
 * @param {{onClosed?: ((record: import('./session.mjs').SessionRecord) => void) | undefined}} [options]
 *   `onClosed` is told what travelled in each direction, when a connection is over
 */
export function createCloseHandler({ onClosed } = {}) {
  /** @type {Set<Session>} */
  const sessions = new Set();
  let stopping = false;

  /**
   * For the 'upgrade' event.
   *
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:stream').Duplex} socket
   * @param {Buffer} head
   */
  function handleUpgrade(request, socket, head) {
    // From here on Node no longer listens for errors on this socket, and an unheard 'error' ends the process.
    socket.on("error", () => socket.destroy());
    const plan = planFor(request);
    if ("refusal" in plan) {
      refuseUpgrade(socket, plan.refusal);
      return;
    }
    if (stopping) {
      refuseUpgrade(socket, { status: 503, text: "The demo server stops." });
      return;
    }
    if (sessions.size >= MAX_SESSIONS) {
      refuseUpgrade(socket, {
        status: 503,
        text: `More than ${MAX_SESSIONS} connections are open. Close some of them.`,
      });
      return;
    }
    socket.write(plan.response);
    const session = new Session({
      ...plan,
      socket,
      onEnd(record) {
        sessions.delete(session);
        onClosed?.(record);
      },
    });
    sessions.add(session);
    if (head.length > 0) session.receive(head);
  }

  /**
   * For requests that are not upgrades. Answers those for this server's paths.
   *
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @returns {boolean} false when the path belongs to somebody else
   */
  function handleRequest(request, response) {
    const path = targetOf(request)?.pathname;
    if (path !== "/close" && path !== "/echo") return false;
    refuseRequest(
      response,
      refuseForeign(request) ?? {
        status: 426,
        text: `${path} speaks WebSocket only. Open it with new WebSocket("ws://…${path}").`,
        headers: { Upgrade: "websocket", Connection: "close, Upgrade" },
      },
    );
    return true;
  }

  /** Tells every client 1001 Going Away, gives it a moment to answer, then drops what is left. */
  async function closeAll() {
    stopping = true;
    for (const session of sessions) session.close(1001, "The demo server stops.");
    const deadline = Date.now() + GOODBYE_MS;
    while (sessions.size > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10));
    for (const session of sessions) session.destroy();
  }

  return { handleUpgrade, handleRequest, closeAll };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {{refusal: import('./handshake.mjs').Refusal}
 *   | {response: string, path: string, echo: boolean, close: import('./close-request.mjs').CloseRequest | undefined}}
 */
function planFor(request) {
  const foreign = refuseForeign(request);
  if (foreign !== undefined) return { refusal: foreign };

  const target = targetOf(request);
  const path = target?.pathname;
  if (target === undefined || (path !== "/close" && path !== "/echo")) return { refusal: UNKNOWN_PATH };

  let close;
  if (path === "/close") {
    const parsed = parseCloseRequest(target.searchParams);
    if ("problem" in parsed) return { refusal: { status: 400, text: parsed.problem } };
    close = parsed.request;
  }
  const answer = answerHandshake(request);
  return "refusal" in answer ? answer : { response: answer.response, path, echo: path === "/echo", close };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {URL | undefined} undefined when the request line holds no path, such as `*` or an unparseable one
 */
function targetOf(request) {
  const target = request.url ?? "";
  // Joined as text: as a relative reference, "//other.example/close" would name another host.
  return target.startsWith("/") && URL.canParse(`http://localhost${target}`)
    ? new URL(`http://localhost${target}`)
    : undefined;
}

/**
 * Starts a close server of its own.
 *
 * @param {object} [options]
 * @param {string} [options.host] the address to listen on
 * @param {number} [options.port] 0 picks a free one
 * @param {(record: import('./session.mjs').SessionRecord) => void} [options.onClosed]
 * @returns {Promise<{port: number, url: string, close: () => Promise<void>}>} `url` is ws://host:port, without a path
 */
export async function startCloseServer({ host = "127.0.0.1", port = 0, onClosed } = {}) {
  const handler = createCloseHandler({ onClosed });
  const server = createServer((request, response) => {
    if (!handler.handleRequest(request, response))
      refuseRequest(response, refuseForeign(request) ?? UNKNOWN_PATH);
  });
  server.on("upgrade", handler.handleUpgrade);
  const listening = await listen(server, { host, port });
  return {
    port: listening.port,
    url: `ws://${listening.authority}`,
    async close() {
      await handler.closeAll();
      await listening.close();
    },
  };
}

/**
 * Who may talk to the demo server, and the server's half of the opening handshake (RFC 6455 section 4.2).
 */
import { createHash } from "node:crypto";

/** Section 1.3 fixes this value; it proves that the answer comes from a WebSocket server. */
const ACCEPT_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * A request that is turned down: `status` and a sentence that tells the person at the other end what to change.
 * `headers` are sent along, for example the version the server speaks.
 *
 * @typedef {{status: number, text: string, headers?: Readonly<Record<string, string>> | undefined}} Refusal
 */

/**
 * Whether a `Host` header or the host of an origin names this machine: localhost, anything under .localhost,
 * 127.0.0.0/8 or [::1], with any port.
 *
 * @param {string | undefined} host
 */
export function isLoopbackHost(host) {
  if (host === undefined) return false;
  const name = host.toLowerCase().replace(/:\d{1,5}$/, "");
  return (
    name === "localhost" ||
    name === "[::1]" ||
    /^[a-z0-9.-]+\.localhost$/.test(name) ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}

/**
 * Keeps web pages from elsewhere away from a server on this machine. Listening on loopback is not enough:
 * with DNS rebinding a foreign name points at 127.0.0.1 and the browser still sends that name as `Host`, and a foreign
 * page may open a WebSocket to 127.0.0.1 without any trick and then sends its own `Origin`.
 *
 * @param {import('node:http').IncomingMessage} request
 * @returns {Refusal | undefined} undefined when the request may pass
 */
export function refuseForeign(request) {
  const { host, origin } = request.headers;
  if (!isLoopbackHost(host)) {
    return {
      status: 403,
      text: "This demo server answers only when it is addressed as localhost or 127.0.0.1.",
    };
  }
  // A program that is no browser sends no Origin; it could send any Origin it likes, so nothing is gained by refusing it.
  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    return {
      status: 403,
      text: "This demo server answers only pages that come from localhost or 127.0.0.1.",
    };
  }
  return undefined;
}

/** @param {string} origin */
function isLoopbackOrigin(origin) {
  const match = /^https?:\/\/([^/]+)$/.exec(origin);
  return match !== null && isLoopbackHost(match[1]);
}

/**
 * Checks an opening handshake and builds the answer.
 *
 * @param {import('node:http').IncomingMessage} request
 * @returns {{refusal: Refusal} | {response: string}} `response` is the complete 101 answer, ready to be written
 */
export function answerHandshake(request) {
  const { headers } = request;
  if (request.method !== "GET")
    return refuse(405, "A WebSocket handshake must be a GET request.", { Allow: "GET" });
  if (headers.upgrade?.toLowerCase() !== "websocket") {
    return refuse(426, "This address speaks WebSocket only.", { Upgrade: "websocket" });
  }
  if (headers["sec-websocket-version"] !== "13") {
    return refuse(426, "The only version spoken here is Sec-WebSocket-Version: 13.", {
      "Sec-WebSocket-Version": "13",
    });
  }
  const key = headers["sec-websocket-key"] ?? "";
  if (!/^[A-Za-z0-9+/]{22}==$/.test(key)) {
    return refuse(400, "Sec-WebSocket-Key must be 16 bytes in base64, which is 24 characters.");
  }
  const offered = headers["sec-websocket-protocol"]?.split(",").map((name) => name.trim()) ?? [];
  if (offered.some((name) => !TOKEN.test(name))) {
    return refuse(400, "Sec-WebSocket-Protocol holds a name that is empty or has a forbidden character.");
  }
  const lines = [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Accept: ${createHash("sha1")
      .update(key + ACCEPT_GUID)
      .digest("base64")}`,
  ];
  // Chromium fails the connection when it offered subprotocols and the server picks none.
  if (offered.length > 0) lines.push(`Sec-WebSocket-Protocol: ${offered[0]}`);
  return { response: `${lines.join("\r\n")}\r\n\r\n` };
}

/**
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} [headers]
 */
function refuse(status, text, headers) {
  return { refusal: { status, text, headers } };
}

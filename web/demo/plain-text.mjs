/**
 * Plain-text answers: what every refused request gets, so that the person who made it can read what to change.
 */
import { STATUS_CODES } from "node:http";

/**
 * @param {string} text
 * @param {Readonly<Record<string, string>>} [more]
 */
function headersFor(text, more = {}) {
  return {
    ...more,
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(text)),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {import('./handshake.mjs').Refusal} refusal
 */
export function refuseRequest(response, { status, text, headers }) {
  const body = `${text}\n`;
  response
    .writeHead(status, headersFor(body, headers))
    .end(response.req.method === "HEAD" ? undefined : body);
}

/**
 * The same answer on a bare socket: Node hands an upgrade over without a response object.
 *
 * @param {import('node:stream').Duplex} socket
 * @param {import('./handshake.mjs').Refusal} refusal
 */
export function refuseUpgrade(socket, { status, text, headers }) {
  const body = `${text}\n`;
  // Upgrade is the one hop-by-hop header a refusal may carry, and it must then be named in Connection (RFC 9110, 7.8).
  const connection = headers?.["Upgrade"] === undefined ? "close" : "close, Upgrade";
  const head = Object.entries({ ...headersFor(body, headers), Connection: connection })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  if (!socket.writable) return;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${head}\r\n${body}`, () =>
    socket.destroy(),
  );
}

/**
 * The head of an HTTP request, read from the raw bytes of a connection. Node's own HTTP server cannot be used for the
 * lab: it corrects what it sends, and a fault is exactly what it would correct.
 */

/** More than any browser sends. */
const MAX_HEAD_BYTES = 16_384;
const END_OF_HEAD = "\r\n\r\n";

/** @typedef {import('../../../web/demo/faults/connection.mjs').RequestHead} RequestHead */

/**
 * @param {Buffer} bytes all that came so far
 * @returns {RequestHead | undefined} undefined while the head is not complete
 * @throws {Error} when this cannot become the head of an HTTP request
 */
export function parseRequestHead(bytes) {
  // A TLS greeting has no end of a head to wait for.
  if (!/^[A-Z]*( |$)/.test(bytes.toString("latin1", 0, 8))) throw new Error("This is no HTTP.");
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) {
    if (bytes.length > MAX_HEAD_BYTES) throw new Error("The head of the request does not end.");
    return undefined;
  }
  const [requestLine = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const [, method, target] = /^([A-Z]+) (\/\S*) HTTP\/1\.[01]$/.exec(requestLine) ?? [];
  if (method === undefined || target === undefined)
    throw new Error(`This is no request line: ${requestLine}`);
  /** @type {Map<string, string>} */
  const headers = new Map();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return {
    method,
    url: new URL(`http://lab${target}`),
    headers,
    rest: bytes.subarray(end + END_OF_HEAD.length),
  };
}

/** A client for tests that writes bytes no well-behaved library would write. */
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

/** Ends a wait that would never end. */
const LIMIT_MS = 120_000;

/**
 * Sends bytes over TCP and collects everything that comes back until the server ends the connection.
 *
 * @param {number} port
 * @param {readonly (string | Uint8Array)[]} parts written one after the other; the second and all later ones when the
 *   server has answered the first
 * @param {{end?: boolean}} [options] `end` says, after the answer and the last part, that nothing more will come
 * @returns {Promise<Buffer>}
 */
export function exchange(port, parts, { end = false } = {}) {
  return new Promise((resolve, reject) => {
    const [first = "", ...others] = parts;
    /** @type {Buffer[]} */
    const received = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(first));
    socket.once("data", async () => {
      for (const part of others) await new Promise((written) => socket.write(part, written));
      if (end) socket.end();
    });
    socket.on("data", (chunk) => received.push(chunk));
    // A reset is an answer too: the server did not want to hear more.
    socket.on("error", () => {});
    socket.on("close", () => resolve(Buffer.concat(received)));
    socket.setTimeout(LIMIT_MS, () => {
      socket.destroy();
      reject(new Error("The server neither answered nor ended the connection."));
    });
  });
}

/**
 * Opens a WebSocket, reads the first frame from the server and answers it with a Close frame.
 *
 * @param {number} port
 * @param {string} request an opening handshake
 * @returns {Promise<Buffer>} the frame, head and payload
 */
export function firstFrame(port, request) {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const start = received.indexOf("\r\n\r\n") + 4;
      const frame = received.subarray(start);
      if (start < 4 || frame.length < 2 || frame.length < 2 + (frame[1] ?? 0)) return;
      socket.end(clientFrame(0x88, Buffer.alloc(0)));
      resolve(frame);
    });
    socket.on("error", reject);
    socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error("The server sent no frame.")));
  });
}

/**
 * The text of an opening handshake.
 *
 * @param {string} target
 * @param {Readonly<Record<string, string | undefined>>} [changes] headers to add, to replace or, with undefined, to leave out
 */
export function handshake(target, changes = {}) {
  const headers = {
    Host: "localhost",
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAECAwQFBgcICQoLDA0ODw==",
    ...changes,
  };
  const lines = Object.entries(headers)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${target} HTTP/1.1\r\n${lines.join("")}\r\n`;
}

/**
 * A masked client frame. Everything that can be wrong in one can be asked for.
 *
 * @param {number} firstByte FIN, reserved bits and opcode
 * @param {Uint8Array} payload shorter than 126 bytes
 */
export function clientFrame(firstByte, payload) {
  const key = randomBytes(4);
  return Buffer.concat([
    Buffer.from([firstByte, 0x80 | payload.length]),
    key,
    payload.map((byte, i) => byte ^ (key[i % 4] ?? 0)),
  ]);
}

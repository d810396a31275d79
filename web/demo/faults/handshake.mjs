/** Faults in the answer to the opening handshake (RFC 6455 section 4.2.2). */
import { setTimeout as sleep } from "node:timers/promises";
import { deflateRawSync } from "node:zlib";
import { encodeFrame, Opcode } from "../frame.mjs";

/** @typedef {import('./connection.mjs').Connection} Connection */

const PAUSE_MS = 50;

/**
 * A wrong answer, and a regular close for a browser that does not mind it.
 *
 * @param {(connection: Connection) => Record<string, string | undefined>} changes
 * @param {string} [statusLine]
 * @returns {import('./index.mjs').Run}
 */
function answering(changes, statusLine) {
  return async (connection) => {
    if (!connection.wantsUpgrade) return connection.respond(426, { Upgrade: "websocket" });
    connection.upgrade(changes(connection), statusLine);
    await connection.settled();
    await connection.close(1000);
  };
}

/** @type {Readonly<Record<string, import('./index.mjs').Run>>} */
export const handshakeFaults = {
  /** ?status=…&location=…: an HTTP answer instead of 101. */
  "/http": (connection) => {
    const location = connection.parameter("location");
    connection.respond(
      Number(connection.parameter("status")),
      { "Cache-Control": "no-store", ...(location === undefined ? {} : { Location: location }) },
      connection.parameter("status") === "204" ? "" : "No WebSocket here.\n",
    );
  },

  "/accept-wrong": answering(() => ({ "Sec-WebSocket-Accept": "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" })),
  "/accept-missing": answering(() => ({ "Sec-WebSocket-Accept": undefined })),
  "/upgrade-missing": answering(() => ({ Upgrade: undefined })),
  "/upgrade-wrong": answering(() => ({ Upgrade: "h2c" })),
  "/connection-missing": answering(() => ({ Connection: undefined })),
  "/http-1-0": answering(() => ({}), "HTTP/1.0 101 Switching Protocols"),

  /** Bytes that are no HTTP. */
  "/garbage": async (connection) => {
    connection.write("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    await sleep(PAUSE_MS);
    connection.socket.end();
  },

  /** ?answer=…: this as Sec-WebSocket-Protocol; none without it. */
  "/subprotocol": answering((connection) => ({ "Sec-WebSocket-Protocol": connection.parameter("answer") })),

  /** ?answer=…: this as Sec-WebSocket-Extensions. */
  "/extension": answering((connection) => ({ "Sec-WebSocket-Extensions": connection.parameter("answer") })),

  /** Compression agreed, then a message whose compressed bytes mean nothing. */
  "/deflate-broken": async (connection) => {
    connection.upgrade({ "Sec-WebSocket-Extensions": "permessage-deflate" });
    await connection.settled();
    const frame = encodeFrame(Opcode.text, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
    frame.writeUInt8(frame.readUInt8(0) | 0x40, 0);
    connection.write(frame);
    await sleep(2 * PAUSE_MS);
    await connection.close(1000);
  },

  /** Compression agreed and right: the control for the fault above. */
  "/deflate-right": async (connection) => {
    connection.upgrade({ "Sec-WebSocket-Extensions": "permessage-deflate" });
    await connection.settled();
    const compressed = deflateRawSync("hello", { finishFlush: 2 });
    const frame = encodeFrame(Opcode.text, compressed.subarray(0, -4));
    frame.writeUInt8(frame.readUInt8(0) | 0x40, 0);
    connection.write(frame);
    await connection.close(1000);
  },

  /** The request is read and never answered. */
  "/hang": () => {},

  "/hang-then-fin": async (connection) => {
    await sleep(PAUSE_MS);
    connection.socket.end();
  },

  "/hang-then-reset": async (connection) => {
    await sleep(PAUSE_MS);
    connection.reset();
  },
};

/** Frames that RFC 6455 section 5 forbids a server to send. */
import { setTimeout as sleep } from "node:timers/promises";
import { encodeClose, encodeFrame, Opcode } from "../frame.mjs";
import { PATIENCE_MS } from "./connection.mjs";

const HELLO = Buffer.from("hello");
/** Ends inside a character of three bytes. */
const BROKEN_UTF8 = Buffer.from([0x68, 0x69, 0xe2, 0x82]);

/**
 * A frame from its bytes, for what `encodeFrame` rightly cannot make.
 *
 * @param {number[]} head
 * @param {Uint8Array} [payload]
 */
const raw = (head, payload = Buffer.alloc(0)) => Buffer.concat([Buffer.from(head), payload]);

/**
 * Sends the frames, and closes in the regular way when the browser does not mind them.
 *
 * @param {...Uint8Array} frames
 * @returns {import('./index.mjs').Run}
 */
function sending(...frames) {
  return async (connection) => {
    connection.upgrade();
    await connection.settled();
    connection.write(Buffer.concat(frames));
    await Promise.race([connection.clientClose, sleep(PATIENCE_MS)]);
    await connection.close(1000);
  };
}

/** @param {number[]} key */
const masked = (key) =>
  raw(
    [0x81, 0x85, ...key],
    HELLO.map((byte, i) => byte ^ (key[i % 4] ?? 0)),
  );

/** @type {Readonly<Record<string, import('./index.mjs').Run>>} */
export const violationFaults = {
  "/masked": sending(masked([1, 2, 3, 4])),
  "/rsv1": sending(raw([0x80 | 0x40 | Opcode.text, HELLO.length], HELLO)),
  "/rsv2": sending(raw([0x80 | 0x20 | Opcode.text, HELLO.length], HELLO)),
  "/rsv3": sending(raw([0x80 | 0x10 | Opcode.text, HELLO.length], HELLO)),
  "/opcode-data": sending(raw([0x83, HELLO.length], HELLO)),
  "/opcode-control": sending(raw([0x8b, HELLO.length], HELLO)),
  "/ping-fragmented": sending(encodeFrame(Opcode.ping, HELLO, { fin: false })),
  "/ping-long": sending(encodeFrame(Opcode.ping, Buffer.alloc(126))),
  "/continuation-stray": sending(encodeFrame(Opcode.continuation, HELLO)),
  "/interleaved": sending(encodeFrame(Opcode.text, HELLO, { fin: false }), encodeFrame(Opcode.text, HELLO)),
  "/length-16-not-minimal": sending(raw([0x81, 126, 0, HELLO.length], HELLO)),
  "/length-64-not-minimal": sending(raw([0x81, 127, 0, 0, 0, 0, 0, 0, 0, HELLO.length], HELLO)),
  "/length-negative": sending(raw([0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, HELLO.length], HELLO)),
  "/utf8-text": sending(encodeFrame(Opcode.text, BROKEN_UTF8)),
  "/utf8-close-reason": sending(
    encodeFrame(Opcode.close, Buffer.concat([Buffer.from([0x03, 0xe8]), BROKEN_UTF8])),
  ),
  "/close-one-byte": sending(encodeFrame(Opcode.close, Buffer.from([0x03]))),
  "/close-long": sending(
    encodeFrame(Opcode.close, Buffer.concat([Buffer.from([0x03, 0xe8]), Buffer.alloc(200, 0x61)])),
  ),
  "/close-fragmented": sending(encodeFrame(Opcode.close, Buffer.from([0x03, 0xe8]), { fin: false })),
  "/data-after-close": sending(encodeClose(1001), encodeFrame(Opcode.text, HELLO)),
  "/http-after-handshake": sending(
    // Long enough for the 84 bytes that "HT" announces when it is read as the head of a frame.
    Buffer.from(
      `HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<h1>Bad Request</h1>${" ".repeat(100)}`,
    ),
  ),

  /** Announces one tebibyte and then ends TCP. */
  "/length-huge": async (connection) => {
    connection.upgrade();
    await connection.settled();
    connection.write(raw([0x82, 127, 0, 0, 1, 0, 0, 0, 0, 0], HELLO));
    await sleep(5 * PATIENCE_MS);
    connection.socket.end();
  },
};

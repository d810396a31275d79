/**
 * One WebSocket after its handshake: echoes or ignores messages, sends the Close frame that was asked for, answers the
 * peer's Close frame, and ends TCP at the right moment.
 */
import { decodeClose, encodeClose, encodeFrame, FrameError, FrameReader, Opcode } from "./frame.mjs";

/** How long the peer may take to answer a Close frame before TCP is ended without its answer. */
export const ANSWER_MS = 5_000;
/** How long the peer may take to end its half of TCP after the server ended its own. */
const LINGER_MS = 2_000;

/**
 * What happened on one connection.
 *
 * @typedef {object} SessionRecord
 * @property {string} path "/close" or "/echo"
 * @property {{code: number | undefined, reason: string} | undefined} sent the server's Close frame
 * @property {{code: number | undefined, reason: string} | undefined} received the client's Close frame
 * @property {number} frames data frames received
 * @property {number} bytes payload bytes in them
 */

export class Session {
  #socket;
  #reader = new FrameReader();
  #echo;
  #finished = false;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** @type {SessionRecord} */
  #record;

  /**
   * @param {object} options
   * @param {import('node:stream').Duplex} options.socket
   * @param {string} options.path
   * @param {import('./close-request.mjs').CloseRequest | undefined} [options.close] what to close with, and when
   * @param {boolean} [options.echo] whether messages are sent back
   * @param {(record: SessionRecord) => void} options.onEnd called once, when TCP is gone
   */
  constructor({ socket, path, close, echo = false, onEnd }) {
    this.#socket = socket;
    this.#echo = echo;
    this.#record = { path, sent: undefined, received: undefined, frames: 0, bytes: 0 };
    socket.on("data", (chunk) => this.receive(chunk));
    socket.on("end", () => this.#endTcp());
    // A reset by the peer is one of the things people try here. It needs no handling beyond not crashing; 'close' follows.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(this.#timer);
      onEnd(this.#record);
    });
    if (close !== undefined)
      this.#timer = setTimeout(() => this.close(close.code, close.reason), close.afterMs);
  }

  /**
   * Sends a Close frame, once, and waits for the peer to answer it.
   *
   * @param {number | undefined} code
   * @param {string} [reason]
   */
  close(code, reason = "") {
    if (this.#record.sent !== undefined || this.#finished) return;
    this.#sendClose(code, reason);
    this.#restartTimer(ANSWER_MS, () => this.#endTcp());
  }

  /** Drops the connection without waiting for anything. */
  destroy() {
    this.#socket.destroy();
  }

  /** @param {Buffer} chunk bytes from the client */
  receive(chunk) {
    if (this.#finished) return;
    try {
      for (const frame of this.#reader.push(chunk)) {
        this.#handle(frame);
        if (this.#finished) return;
      }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      if (this.#record.sent === undefined) this.#sendClose(error.closeCode, error.message);
      this.#endTcp();
    }
  }

  /** @param {import('./frame.mjs').Frame} frame */
  #handle({ opcode, fin, payload }) {
    if (opcode === Opcode.close) {
      this.#record.received = decodeClose(payload);
      // Section 5.5.1: an endpoint that did not start the closing handshake answers with the code it was given.
      if (this.#record.sent === undefined) this.#sendClose(this.#record.received.code, "");
      this.#endTcp();
      return;
    }
    if (opcode === Opcode.ping) this.#write(encodeFrame(Opcode.pong, payload));
    if (opcode >= Opcode.close) return;
    this.#record.frames += 1;
    this.#record.bytes += payload.length;
    if (this.#echo) this.#write(encodeFrame(opcode, payload, { fin }));
  }

  /** @param {Buffer} bytes */
  #write(bytes) {
    if (this.#record.sent !== undefined || !this.#socket.writable) return;
    if (this.#socket.write(bytes)) return;
    // A client that sends without reading would otherwise fill this process's memory with its own echo.
    this.#socket.pause();
    this.#socket.once("drain", () => this.#socket.resume());
  }

  /**
   * @param {number | undefined} code
   * @param {string} reason
   */
  #sendClose(code, reason) {
    this.#record.sent = { code, reason };
    if (this.#socket.writable) this.#socket.write(encodeClose(code, reason));
    // A client that was too slow to read its echo must still be heard when it answers this frame.
    this.#socket.resume();
  }

  #endTcp() {
    if (this.#finished) return;
    this.#finished = true;
    this.#socket.end();
    // Without this a peer that never ends its half keeps the connection for ever.
    this.#restartTimer(LINGER_MS, () => this.#socket.destroy());
  }

  /**
   * @param {number} ms
   * @param {() => void} action
   */
  #restartTimer(ms, action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, ms);
  }
}

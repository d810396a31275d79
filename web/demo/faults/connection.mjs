/** One connection that a fault is asked for on: what the fault can do with it. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { decodeClose, encodeClose, encodeFrame, FrameReader, Opcode } from "../frame.mjs";
import { pageHasOpened } from "./opened.mjs";

/** Section 1.3 of RFC 6455 fixes this value. */
const ACCEPT_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
/** How long a page gets to hear of its open socket when it does not tell. */
const UNTOLD_MS = 1_000;
/** How long a socket stays open at least before a fault strikes, as in a page that has begun its work. */
const SETTLE_MS = 50;
/** How long the server waits for the answer to its Close frame. */
const ANSWER_MS = 30_000;
/** How long a fault waits for a browser that may not mind, before the server closes in the regular way. */
export const PATIENCE_MS = 400;
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

/**
 * @typedef {object} RequestHead
 * @property {string} method
 * @property {URL} url on a made-up host; path and query are the request's
 * @property {ReadonlyMap<string, string>} headers names in lower case; repeated ones joined with ", "
 * @property {Buffer} rest bytes that came after the head
 */

export class Connection {
  #reader = new FrameReader({ maxMessageBytes: MAX_MESSAGE_BYTES });
  /** @type {((frame: import('../frame.mjs').Frame) => void) | undefined} */
  #onFrame;
  #listening = false;

  /**
   * @param {object} parts
   * @param {import('node:stream').Duplex} parts.socket what is spoken on: TCP, or TLS over it
   * @param {import('node:net').Socket} parts.tcp the TCP connection below
   * @param {RequestHead} parts.request
   */
  constructor({ socket, tcp, request }) {
    this.socket = socket;
    this.tcp = tcp;
    this.request = request;
    /**
     * Resolves with the client's Close frame.
     *
     * @type {Promise<{code: number | undefined, reason: string}>}
     */
    this.clientClose = new Promise((resolve) => {
      this.onClientClose = resolve;
    });
    /**
     * Resolves when the client has ended its half or all of the connection.
     *
     * @type {Promise<void>}
     */
    this.gone = new Promise((resolve) => {
      for (const event of ["end", "close"]) socket.once(event, () => resolve());
    });
  }

  get wantsUpgrade() {
    return this.request.headers.get("upgrade")?.toLowerCase() === "websocket";
  }

  /** @param {string} name of a query parameter */
  parameter(name) {
    return this.request.url.searchParams.get(name) ?? undefined;
  }

  /** The right value of Sec-WebSocket-Accept. */
  get accept() {
    const key = this.request.headers.get("sec-websocket-key") ?? "";
    return createHash("sha1")
      .update(key + ACCEPT_GUID)
      .digest("base64");
  }

  /**
   * Answers the handshake, correctly unless told otherwise.
   *
   * @param {Record<string, string | undefined>} [changes] header fields to add, to replace, or (undefined) to leave out
   * @param {string} [statusLine]
   */
  upgrade(changes = {}, statusLine = "HTTP/1.1 101 Switching Protocols") {
    const offered = this.request.headers.get("sec-websocket-protocol")?.split(",")[0]?.trim();
    const headers = {
      Upgrade: "websocket",
      Connection: "Upgrade",
      "Sec-WebSocket-Accept": this.accept,
      "Sec-WebSocket-Protocol": offered,
      ...changes,
    };
    const lines = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${value}`],
    );
    this.write([statusLine, ...lines, "", ""].join("\r\n"));
    this.listen();
  }

  /**
   * An ordinary HTTP answer, after which the connection ends.
   *
   * @param {number} status
   * @param {Record<string, string>} [headers]
   * @param {string | Buffer} [body]
   */
  respond(status, headers = {}, body = "") {
    const lines = Object.entries({
      Connection: "close",
      ...(status === 204 ? {} : { "Content-Length": String(Buffer.byteLength(body)) }),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`);
    this.write([`HTTP/1.1 ${status} Fault`, ...lines, "", ""].join("\r\n"));
    this.socket.end(body);
  }

  /** Waits until the page knows its socket as open, where the URL names a case and so the page tells. */
  async opened() {
    const id = this.parameter("case");
    // A browser that refuses the handshake lets go of the connection instead.
    if (id !== undefined) await Promise.race([pageHasOpened(id), this.gone]);
  }

  /** Waits until the page knows its socket as open, and a moment more. */
  async settled() {
    if (this.parameter("case") === undefined) await sleep(UNTOLD_MS, undefined, { ref: false });
    else await this.opened();
    await sleep(SETTLE_MS);
  }

  /** @param {string | Uint8Array} bytes */
  write(bytes) {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /**
   * @param {number | undefined} code
   * @param {string} [reason]
   */
  writeClose(code, reason) {
    this.write(encodeClose(code, reason));
  }

  /**
   * The closing handshake as it should be, begun by the server.
   *
   * @param {number | undefined} code
   * @param {string} [reason]
   */
  async close(code, reason) {
    this.writeClose(code, reason);
    await Promise.race([this.clientClose, this.gone, sleep(ANSWER_MS, undefined, { ref: false })]);
    this.socket.end();
  }

  /** @param {(frame: import('../frame.mjs').Frame) => void} handler for frames that carry data */
  onData(handler) {
    this.#onFrame = handler;
  }

  /** Echoes until the client closes; answers its Close frame with the same code and reason and ends TCP. */
  async echo() {
    this.onData(({ opcode, fin, payload }) => this.write(encodeFrame(opcode, payload, { fin })));
    const { code, reason } = await this.clientClose;
    this.writeClose(code, reason);
    this.socket.end();
  }

  /** Begins to read frames; what is unreadable is dropped, because faults provoke browsers into odd answers. */
  listen() {
    if (this.#listening) return;
    this.#listening = true;
    this.#receive(this.request.rest);
    this.socket.on("data", (chunk) => this.#receive(chunk));
    // A browser that ends its half is done; a server that keeps its own half open would be a fault of its own.
    this.socket.on("end", () => this.socket.end());
  }

  /** FIN by close(2) without the courtesy of ending TLS first. */
  destroy() {
    this.tcp.destroy();
  }

  /** RST. */
  reset() {
    this.tcp.resetAndDestroy();
  }

  /** @param {Buffer} chunk */
  #receive(chunk) {
    try {
      for (const frame of this.#reader.push(chunk)) {
        if (frame.opcode === Opcode.close) this.onClientClose?.(decodeClose(frame.payload));
        else if (frame.opcode < Opcode.close) this.#onFrame?.(frame);
      }
    } catch {
      this.onClientClose?.({ code: undefined, reason: "" });
    }
  }
}

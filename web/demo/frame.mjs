/**
 * WebSocket frames as RFC 6455 section 5.2 lays them out, seen from a server.
 *
 * Why not the `ws` library, which the tests use as a client: it checks the status code before it writes a Close frame
 * and throws for 0 to 999, 1004 to 1006, 1015 to 2999 and everything above 4999. That is right for a server that wants
 * to be correct. This one exists to show what a browser does with exactly those codes, so it writes the bytes itself.
 */

export const Opcode = Object.freeze({
  continuation: 0x0,
  text: 0x1,
  binary: 0x2,
  close: 0x8,
  ping: 0x9,
  pong: 0xa,
});

/** @type {ReadonlySet<number>} */
const OPCODES = new Set(Object.values(Opcode));

/** A control frame carries at most 125 bytes (section 5.5); two of them are the code. */
export const MAX_REASON_BYTES = 123;
export const MAX_CODE = 65535;

/**
 * What is wrong with bytes that a client sent.
 * `closeCode` is what section 7.4.1 tells the server to answer: 1002 for a broken rule, 1009 for too much data.
 */
export class FrameError extends Error {
  /**
   * @param {string} message
   * @param {number} closeCode
   */
  constructor(message, closeCode) {
    super(message);
    this.name = "FrameError";
    this.closeCode = closeCode;
  }
}

/**
 * One server frame: unmasked, as section 5.1 demands of servers.
 *
 * @param {number} opcode one of `Opcode`
 * @param {Uint8Array} payload
 * @param {{fin?: boolean}} [options] `fin: false` announces that continuation frames follow
 * @returns {Buffer}
 */
export function encodeFrame(opcode, payload, { fin = true } = {}) {
  const head = Buffer.alloc(10);
  head[0] = (fin ? 0x80 : 0) | opcode;
  let headLength = 2;
  if (payload.length < 126) {
    head[1] = payload.length;
  } else if (payload.length <= 0xffff) {
    head[1] = 126;
    headLength = head.writeUInt16BE(payload.length, 2);
  } else {
    head[1] = 127;
    headLength = head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head.subarray(0, headLength), payload]);
}

/**
 * A Close frame with any code at all, also those that section 7.4 forbids.
 *
 * @param {number | undefined} code 0 to 65535; `undefined` makes a Close frame without a body
 * @param {string} [reason] at most 123 bytes of UTF-8; must be empty when there is no code
 * @returns {Buffer}
 * @throws {RangeError} when the code does not fit in 16 bits or the reason in a control frame
 */
export function encodeClose(code, reason = "") {
  const reasonBytes = Buffer.from(reason, "utf8");
  if (reasonBytes.length > MAX_REASON_BYTES) {
    throw new RangeError(
      `The reason has ${reasonBytes.length} bytes of UTF-8; a Close frame has room for ${MAX_REASON_BYTES}.`,
    );
  }
  if (code === undefined) {
    if (reasonBytes.length > 0) throw new RangeError("A Close frame without a code cannot carry a reason.");
    return encodeFrame(Opcode.close, Buffer.alloc(0));
  }
  if (!Number.isInteger(code) || code < 0 || code > MAX_CODE) {
    throw new RangeError(`The code must be an integer from 0 to ${MAX_CODE}, but it is ${code}.`);
  }
  const body = Buffer.alloc(2 + reasonBytes.length);
  body.writeUInt16BE(code, 0);
  reasonBytes.copy(body, 2);
  return encodeFrame(Opcode.close, body);
}

/**
 * The code and reason in the payload of a Close frame.
 *
 * @param {Buffer} payload
 * @returns {{code: number | undefined, reason: string}} `code` is undefined for an empty body
 */
export function decodeClose(payload) {
  if (payload.length === 0) return { code: undefined, reason: "" };
  if (payload.length === 1)
    throw new FrameError("A Close frame has a body of one byte, which is half a code.", 1002);
  return { code: payload.readUInt16BE(0), reason: payload.toString("utf8", 2) };
}

/**
 * Cuts the byte stream of one client into frames and takes off the mask.
 * It checks what an echo and a closing handshake need: header, mask, length, order of fragments. Text is not checked
 * for valid UTF-8, because an echo that hands back exactly what came in is more useful when someone tests a client.
 *
 * @typedef {{opcode: number, fin: boolean, payload: Buffer}} Frame
 */
export class FrameReader {
  /** @type {Buffer} */
  #pending = Buffer.alloc(0);
  #messageBytes = 0;
  #insideMessage = false;
  #maxMessageBytes;

  /** @param {{maxMessageBytes?: number}} [options] the size of a whole message, all fragments together */
  constructor({ maxMessageBytes = 1024 * 1024 } = {}) {
    this.#maxMessageBytes = maxMessageBytes;
  }

  /**
   * @param {Buffer} chunk
   * @returns {Generator<Frame>} every frame that is complete by now
   * @throws {FrameError}
   */
  *push(chunk) {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) yield frame;
  }

  /** @returns {Frame | undefined} */
  #next() {
    const bytes = this.#pending;
    if (bytes.length < 2) return undefined;
    const [first, second] = [bytes.readUInt8(0), bytes.readUInt8(1)];
    const fin = (first & 0x80) !== 0;
    const opcode = first & 0x0f;
    const isControl = opcode >= 0x8;
    const shortLength = second & 0x7f;

    if ((first & 0x70) !== 0)
      throw new FrameError("A reserved bit is set, but no extension was agreed.", 1002);
    if (!OPCODES.has(opcode)) throw new FrameError(`Opcode ${opcode} is not defined.`, 1002);
    if ((second & 0x80) === 0) throw new FrameError("A client frame must be masked.", 1002);
    if (isControl && (!fin || shortLength > 125)) {
      throw new FrameError("A control frame must be whole and have at most 125 bytes.", 1002);
    }

    const lengthBytes = shortLength === 126 ? 2 : shortLength === 127 ? 8 : 0;
    const payloadStart = 2 + lengthBytes + 4;
    if (bytes.length < 2 + lengthBytes) return undefined;
    const length =
      lengthBytes === 0
        ? shortLength
        : lengthBytes === 2
          ? bytes.readUInt16BE(2)
          : Number(bytes.readBigUInt64BE(2));
    // Refused from the header alone, so that an announced terabyte is never waited for.
    if (!isControl && this.#messageBytes + length > this.#maxMessageBytes) {
      throw new FrameError(`A message may have at most ${this.#maxMessageBytes} bytes.`, 1009);
    }
    if (bytes.length < payloadStart + length) return undefined;

    const payload = unmask(
      bytes.subarray(payloadStart, payloadStart + length),
      bytes.subarray(payloadStart - 4, payloadStart),
    );
    this.#pending = bytes.subarray(payloadStart + length);
    if (!isControl) this.#followMessage(opcode, fin, length);
    return { opcode, fin, payload };
  }

  /**
   * @param {number} opcode
   * @param {boolean} fin
   * @param {number} length
   */
  #followMessage(opcode, fin, length) {
    if ((opcode === Opcode.continuation) !== this.#insideMessage) {
      throw new FrameError("The fragments of a message are out of order.", 1002);
    }
    this.#insideMessage = !fin;
    this.#messageBytes = fin ? 0 : this.#messageBytes + length;
  }
}

/**
 * @param {Buffer} masked
 * @param {Buffer} key four bytes (section 5.3)
 */
function unmask(masked, key) {
  const plain = Buffer.from(masked);
  plain.forEach((byte, i) => {
    plain[i] = byte ^ key.readUInt8(i % 4);
  });
  return plain;
}

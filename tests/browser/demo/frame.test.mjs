import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decodeClose,
  encodeClose,
  encodeFrame,
  FrameError,
  FrameReader,
  Opcode,
} from "../../../web/demo/frame.mjs";
import { clientFrame } from "./client.mjs";

/** @param {FrameReader} reader @param {Uint8Array} bytes */
const read = (reader, bytes) => [...reader.push(Buffer.from(bytes))];

/** @param {number} closeCode */
const refusedWith = (closeCode) => (/** @type {unknown} */ error) =>
  error instanceof FrameError && error.closeCode === closeCode;

test("A Close frame carries every code there is, in two bytes, most significant first", () => {
  for (let code = 0; code <= 65535; code += 1) {
    const frame = encodeClose(code);
    assert.deepEqual([...frame], [0x88, 2, code >> 8, code & 0xff]);
  }
});

test("A Close frame without a code has no body", () => {
  assert.deepEqual([...encodeClose(undefined)], [0x88, 0]);
  assert.deepEqual(decodeClose(Buffer.alloc(0)), { code: undefined, reason: "" });
});

test("A reason is measured in bytes of UTF-8, not in characters", () => {
  assert.equal(encodeClose(4001, "終".repeat(41)).length, 2 + 125);
  assert.throws(() => encodeClose(4001, "終".repeat(42)), /126 bytes/);
  assert.throws(() => encodeClose(undefined, "x"), /without a code/);
});

test("What is not a code of 16 bits is refused", () => {
  for (const code of [-1, 65536, 1000.5, NaN, Infinity]) assert.throws(() => encodeClose(code), RangeError);
});

test("A frame states its length in the shortest of the three forms", () => {
  assert.deepEqual([...encodeFrame(Opcode.text, Buffer.alloc(125)).subarray(0, 2)], [0x81, 125]);
  assert.deepEqual([...encodeFrame(Opcode.text, Buffer.alloc(126)).subarray(0, 4)], [0x81, 126, 0, 126]);
  assert.deepEqual(
    [...encodeFrame(Opcode.binary, Buffer.alloc(65536)).subarray(0, 10)],
    [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0],
  );
  assert.equal(encodeFrame(Opcode.binary, Buffer.alloc(65536)).length, 10 + 65536);
});

test('The masked "Hello" of RFC 6455 section 5.7 is read, also byte by byte', () => {
  const hello = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58];
  const reader = new FrameReader();
  const frames = hello.flatMap((byte) => read(reader, Buffer.from([byte])));
  assert.equal(frames.length, 1);
  assert.deepEqual(
    { ...frames[0], payload: String(frames[0]?.payload) },
    { opcode: Opcode.text, fin: true, payload: "Hello" },
  );
});

test("Several frames in one chunk are read in order, control frames between fragments too", () => {
  const chunk = Buffer.concat([
    clientFrame(0x01, Buffer.from("a")),
    clientFrame(0x89, Buffer.from("ping")),
    clientFrame(0x80, Buffer.from("b")),
    clientFrame(0x88, Buffer.from([0x0f, 0xa1])),
  ]);
  const frames = read(new FrameReader(), chunk);
  assert.deepEqual(
    frames.map(({ opcode, fin }) => [opcode, fin]),
    [
      [1, false],
      [9, true],
      [0, true],
      [8, true],
    ],
  );
  assert.deepEqual(decodeClose(/** @type {Buffer} */ (frames[3]?.payload)), { code: 4001, reason: "" });
});

test("A client that breaks a rule of framing is answered with 1002", () => {
  const broken = {
    "an unmasked frame": Buffer.from([0x81, 0x01, 0x61]),
    "a reserved bit": clientFrame(0xc1, Buffer.from("a")),
    "an undefined opcode": clientFrame(0x83, Buffer.from("a")),
    "a fragmented ping": clientFrame(0x09, Buffer.from("a")),
    "a ping of 126 bytes": Buffer.from([0x89, 0xfe, 0, 126]),
    "a continuation of nothing": clientFrame(0x80, Buffer.from("a")),
    "a new message inside another": Buffer.concat([
      clientFrame(0x01, Buffer.from("a")),
      clientFrame(0x81, Buffer.from("b")),
    ]),
  };
  for (const [what, bytes] of Object.entries(broken)) {
    assert.throws(() => read(new FrameReader(), bytes), refusedWith(1002), what);
  }
  assert.throws(() => decodeClose(Buffer.from([3])), refusedWith(1002));
});

test("A message that is too big is refused with 1009 before it has arrived", () => {
  const announced = Buffer.from([0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
  assert.throws(() => read(new FrameReader(), announced), refusedWith(1009));
  const reader = new FrameReader({ maxMessageBytes: 3 });
  read(reader, clientFrame(0x01, Buffer.from("ab")));
  assert.throws(
    () => read(reader, clientFrame(0x80, Buffer.from("cd"))),
    refusedWith(1009),
    "fragments add up",
  );
});

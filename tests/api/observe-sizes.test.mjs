/** Sizes of messages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { payload, utf8Length } from "../../web/observe/frame-sizes.js";

/** @param {unknown} data */
function bytesOf(data) {
  const size = payload(data);
  return typeof size === "string" ? utf8Length(size) : size;
}

test("A text has as many bytes as its UTF-8, lone surrogates being replaced", () => {
  const parts = ["", "a", "\u007f", "\u0080", "é", "\u07ff", "\u0800", "日", "\uffff", "😀", "\ud800", "\udc00", "\udc00\ud800"];
  for (const first of parts) {
    for (const second of parts) {
      const text = `${first}x${second}${first}`;
      assert.equal(utf8Length(text), new TextEncoder().encode(text).length, JSON.stringify(text));
    }
  }
});

test("Binary messages have the bytes they show, not those of the buffer behind them", () => {
  const buffer = new ArrayBuffer(64);
  assert.equal(bytesOf(buffer), 64);
  assert.equal(bytesOf(new Uint16Array(buffer, 2, 5)), 10);
  assert.equal(bytesOf(new DataView(buffer, 60)), 4);
  assert.equal(bytesOf(Buffer.from("日")), 3);
  assert.equal(bytesOf(new Blob(["é", new Uint8Array(7)])), 9);
  assert.equal(bytesOf(runInNewContext("new ArrayBuffer(5)")), 5, "of another frame");
  assert.equal(bytesOf(runInNewContext("new Float64Array(2)")), 16, "of another frame");
});

test("Primitives are sent as text", () => {
  for (const value of [12.5, true, null, undefined, 10n]) assert.equal(bytesOf(value), String(value).length);
});

test("Objects that are turned into text stay untouched and unknown", () => {
  const touched = () => assert.fail("the page would have noticed");
  assert.equal(bytesOf({ toString: touched, valueOf: touched, get byteLength() { return touched(); } }), undefined);
  assert.equal(bytesOf(["a", "b"]), undefined);
  assert.equal(bytesOf(touched), undefined);
  assert.equal(bytesOf(Symbol("never sent")), undefined);
});

test("What a page has put over the size of a buffer is not believed", () => {
  const bytes = Object.defineProperty(new Uint8Array(3), "byteLength", { value: 1e9 });
  assert.equal(bytesOf(bytes), 3);
});

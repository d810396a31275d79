import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import { oddInputs } from "./odd-input.mjs";

const engine = await load();

test("1000 and 3000 to 4999 are legal, every other code throws InvalidAccessError", () => {
  for (const code of [1000, 3000, 3999, 4000, 4999]) assert.equal(engine.checkClose(code).ok, true, String(code));
  for (const code of [0, 999, 1001, 1005, 1006, 1015, 2999, 5000, 65535, 65536, -1, NaN, Infinity]) {
    const { ok, error } = engine.checkClose(code);
    assert.deepEqual([ok, error], [false, "InvalidAccessError"], String(code));
  }
});

test("numbers are converted as WebIDL's Clamp does", () => {
  assert.equal(engine.checkClose(1000.4).ok, true);
  assert.equal(engine.checkClose(1000.5).ok, true, "a tie goes to the even number");
  assert.equal(engine.checkClose(1000.6).ok, false);
  assert.equal(engine.checkClose("1000").ok, true);
  assert.equal(engine.checkClose(null).ok, false);
});

test("a reason may have 123 bytes of UTF-8", () => {
  assert.deepEqual(engine.checkClose(1000, "é".repeat(61)).reasonBytes, 122);
  assert.equal(engine.checkClose(1000, "x".repeat(123)).ok, true);
  const long = engine.checkClose(1000, "x".repeat(124));
  assert.deepEqual([long.ok, long.error, long.reasonBytes], [false, "SyntaxError", 124]);
  assert.equal(long.suggestion.reason.length, 123);
});

test("lone surrogates count as the replacement character they become", () => {
  const { ok, reasonBytes } = engine.checkClose(1000, "\ud800a\udc00");
  assert.deepEqual([ok, reasonBytes], [true, 7]);
  assert.equal(engine.checkClose(1000, "\ud800".repeat(42)).error, "SyntaxError");
});

test("the code is checked before the reason, as the standard does", () => {
  assert.equal(engine.checkClose(1001, "x".repeat(200)).error, "InvalidAccessError");
});

test("close() alone is legal; a reason without a code is not, because Chromium throws", () => {
  assert.equal(engine.checkClose().ok, true);
  assert.equal(engine.checkClose(undefined, undefined).ok, true);
  assert.equal(engine.checkClose(undefined, "bye").ok, false);
  assert.equal(engine.checkClose(undefined, "").ok, false);
});

test("every suggestion is itself legal and keeps as much as it can", () => {
  for (let code = -1; code <= 5001; code++) {
    const { ok, suggestion } = engine.checkClose(code, "日本語".repeat(20));
    if (ok) continue;
    assert.equal(engine.checkClose(suggestion.code, suggestion.reason).ok, true, String(code));
    assert.ok("日本語".repeat(20).startsWith(suggestion.reason));
  }
  assert.deepEqual(engine.checkClose(1008).suggestion, { code: 4008, reason: "Policy Violation" });
});

test("odd arguments are answered", () => {
  for (const code of oddInputs()) {
    for (const reason of [undefined, ...oddInputs()]) {
      assert.equal(typeof engine.checkClose(code, reason).message, "string");
    }
  }
});

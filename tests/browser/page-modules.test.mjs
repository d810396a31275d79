/**
 * The parts of the page that need no browser: reading the address, choosing the language, the bytes of a frame.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeClose } from "../../web/demo/frame.mjs";
import { frameBytes } from "../../web/site/facts.js";
import { negotiate } from "../../web/site/language.js";
import { addressOf, parseCode, readView } from "../../web/site/view.js";

test("A code is a whole number from 0 to 65535 in plain digits", () => {
  for (const code of [0, 1, 999, 1000, 4999, 65535]) assert.equal(parseCode(String(code)), code);
  for (const text of ["", "-1", "+1", "65536", "99999", "1e3", "0x3e8", "1000.0", "01000", "1 000", "１０００", "NaN"]) {
    assert.equal(parseCode(text), undefined, text);
  }
});

test("An address that was written is read as the same view", () => {
  for (const view of [{}, { code: 0 }, { code: 1006, with: 1015 }, { code: 65535, lang: "ja" }, { lang: "ja" }]) {
    const address = addressOf(view);
    assert.deepEqual(readView(new URL(address, "http://localhost/").search, ["en", "ja"]), { view }, address);
  }
});

test("A second code without a first is no comparison", () => {
  assert.deepEqual(readView("?with=1000", ["en"]), { view: {} });
});

test("What is no code and what is no language in an address changes nothing, and the former is reported", () => {
  assert.deepEqual(readView("?code=abc&with=1000&lang=xx", ["en", "ja"]), { view: {}, rejected: "abc" });
  assert.deepEqual(readView("?code=1000&with=-1&lang=JA", ["en", "ja"]), { view: { code: 1000, lang: "ja" }, rejected: "-1" });
});

test("The language is the first preference that there is, by lookup and by script", () => {
  const available = ["en", "ja", "pt-BR", "zh-Hans", "zh-Hant"];
  for (const [wanted, expected] of /** @type {const} */ ([
    [["ja-JP"], "ja"],
    [["JA"], "ja"],
    [["xx", "ja", "en"], "ja"],
    [["de-AT", "en-GB"], "en"],
    [["zh-TW"], "zh-Hant"],
    [["zh-HK", "en"], "zh-Hant"],
    [["zh"], "zh-Hans"],
    [["zh-Hant-x-y"], "zh-Hant"],
    [["pt"], "pt-BR"],
    [["not a tag", ""], "en"],
    [[], "en"],
  ])) {
    assert.equal(negotiate(wanted, available), expected, wanted.join(", "));
  }
});

test("The bytes that a code is shown with are those that the demo server sends", () => {
  for (const code of [0, 999, 1000, 1001, 4001, 65535]) {
    assert.equal(frameBytes(code).replaceAll(" ", "").toLowerCase(), encodeClose(code, "").toString("hex"));
  }
});

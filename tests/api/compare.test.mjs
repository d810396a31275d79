import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import japanese from "closecode/languages/ja";
import { oddInputs } from "./odd-input.mjs";

const engine = await load({ languages: [japanese] });

test("1001 against 1015 carries what the document says, and that only Firefox shows 1015", () => {
  const { title, intro, left, right, differences } = engine.compare(1001, 1015);
  assert.equal(title, "WebSocket 1001 Going Away vs 1015 TLS Handshake Failure");
  assert.match(intro, /1001.*1015/su);
  assert.match(left.fix, /exponential backoff/u);
  assert.match(right.when, /certificate/u);
  assert.match(right.fix, /TLS 1\.2/u);
  assert.match(right.fix, /intermediate/u);
  assert.ok(differences.some((text) => /only Firefox shows 1015/u.test(text)));
});

test("the Japanese comparison has the document's title and a Japanese body", () => {
  const { title, lang, headings, differences } = engine.compare(1001, 1015, { lang: "ja" });
  assert.equal(title, "WebSocket 1001 Going Away vs 1015 TLS Handshake Failure");
  assert.equal(lang, "ja");
  assert.equal(headings.differences, "主な違い");
  for (const text of differences) assert.match(text, /[ぁ-ん]/u);
});

test("every pair of registered codes differs in something and names both", () => {
  for (const left of engine.codes()) {
    for (const right of engine.codes()) {
      const { differences, choose, intro } = engine.compare(left, right);
      assert.ok(differences.length > 0, `${left} ${right}`);
      assert.equal(new Set(differences).size, differences.length, `${left} ${right}`);
      assert.equal(choose.length, 2);
      assert.ok(intro.includes(String(left)) && intro.includes(String(right)));
      for (const text of [...differences, ...choose, intro]) assert.doesNotMatch(text, /[{}]|undefined|NaN/u);
    }
  }
});

test("both sides are the explanations themselves", () => {
  const { left, right } = engine.compare(1006, 4000);
  assert.equal(left, engine.explain(1006));
  assert.equal(right, engine.explain(4000));
});

test("equal codes, unknown numbers and what is no number are answered", () => {
  assert.equal(engine.compare(1006, 1006).differences.length, 1);
  assert.match(engine.compare(4001, 4002).differences[0], /4001.*4002/u);
  assert.match(engine.compare(NaN, 1.5).title, /NaN.*1\.5/u);
  for (const input of oddInputs()) {
    assert.ok(engine.compare(input, 1006).differences.length > 0);
    assert.ok(engine.compare(1006, input).differences.length > 0);
  }
});

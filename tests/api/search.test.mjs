import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import japanese from "closecode/languages/ja";
import { oddInputs } from "./odd-input.mjs";

const engine = await load({ languages: [japanese] });
const first = (query, options) => engine.search(query, options)[0]?.code;

test("a number finds its code, digits find what they begin", () => {
  assert.equal(first("1006"), 1006);
  assert.equal(first("4321"), 4321);
  assert.equal(engine.search("4321")[0].source, "range");
  assert.deepEqual(engine.search("300").slice(0, 3).map(({ code }) => code), [3000, 3003, 3008]);
});

test("names of every kind find their code", () => {
  for (const name of ["going away", "Going Away", "CLOSE_GOING_AWAY", "StatusGoingAway", "CloseCode::Away", "goingaway"]) {
    assert.equal(first(name), 1001, name);
  }
});

test("slips of the keyboard are forgiven", () => {
  assert.equal(first("goign away"), 1001);
  assert.equal(first("polcy violation"), 1008);
  assert.ok(engine.search("1060").some(({ code }) => code === 1006));
});

test("words of a symptom find the code, also in Japanese", () => {
  assert.equal(first("expired certificate"), 1015);
  assert.equal(first("証明書の期限切れ", { lang: "ja" }), 1015);
  assert.equal(engine.search("going away", { lang: "ja" })[0].title, engine.explain(1001, { lang: "ja" }).title);
});

test("nonsense finds nothing, and nothing throws", () => {
  assert.deepEqual(engine.search("qwrtzpsdfg"), []);
  assert.deepEqual(engine.search(""), []);
  for (const input of oddInputs()) assert.ok(Array.isArray(engine.search(input)));
});

test("hits are ranked and bounded", () => {
  const hits = engine.search("server");
  assert.ok(hits.length <= 20);
  for (let i = 1; i < hits.length; i++) assert.ok(hits[i - 1].score >= hits[i].score);
  for (const { score } of hits) assert.ok(score > 0 && score <= 1);
});

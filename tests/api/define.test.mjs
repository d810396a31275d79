import assert from "node:assert/strict";
import { test } from "node:test";
import { CloseCodeError, defineDictionary, load } from "closecode";
import japanese from "closecode/languages/ja";
import { own } from "./dictionary-samples.mjs";

const engine = await load({ languages: [japanese] });
const fault = (dictionary) => {
  try {
    engine.define(dictionary);
  } catch (error) {
    assert.ok(error instanceof CloseCodeError);
    assert.equal(error.code, "BAD_DICTIONARY");
    return error;
  }
  return assert.fail("nothing was refused");
};
const withCode = (change) => ({ ...own, codes: [own.codes[0], { ...own.codes[1], ...change }] });

test("every fault is told with its path, and nothing changes", () => {
  const before = engine.explain(4401);
  const wrong = { ...own, id: "no id", codes: [{ ...own.codes[0], retry: "later" }, { code: 1006 }], ranges: [{ from: 4000, to: 5000, name: "" }] };
  const error = fault(wrong);
  assert.deepEqual(error.faults.map(({ path }) => path), ["id", "codes[0].retry", "codes[1].code", "codes[1].name", "ranges[0].to", "ranges[0].name"]);
  assert.equal(error.path, "id");
  for (const { path, what } of error.faults) assert.ok(error.message.includes(`${path} ${what}`), path);
  assert.equal(engine.explain(4401), before);
});

const faults = [
  ["nothing", undefined, "dictionary"],
  ["a list", [], "dictionary"],
  ["no codes", { id: "a", name: "A" }, "codes"],
  ["a registered code", withCode({ code: 1000 }), "codes[1].code"],
  ["a code twice", withCode({ code: 4401 }), "codes[1].code"],
  ["a code that is no number", withCode({ code: "4001" }), "codes[1].code"],
  ["a name with a typing error", withCode({ retyr: "no" }), "codes[1].retyr"],
  ["a member without a name", { "": "0", ...own }, '[""]'],
  ["a tag that is no language", withCode({ description: { "en US": "x" } }), 'codes[1].description["en US"]'],
  ["an address that runs code", withCode({ links: [{ label: "x", url: "javascript:alert(1)" }] }), "codes[1].links[0].url"],
  ["ranges that overlap", { ...own, ranges: [own.ranges[0], own.ranges[0]] }, "ranges[1]"],
  ["a range that ends before it begins", { ...own, ranges: [{ from: 4010, to: 4001, name: "x" }] }, "ranges[0].to"],
  ["a text of 10 MB", withCode({ description: "x".repeat(10_000_000) }), "codes[1].description"],
  ["a million codes", { ...own, codes: Array(1_000_000).fill(own.codes[0]) }, "codes"],
  ["more texts than fit", { ...own, codes: Array.from({ length: 400 }, (_, i) => ({ code: 3000 + i, name: "x", description: "x".repeat(4000) })) }, "codes[249].description"],
  ["a prototype as a language", withCode({ description: JSON.parse('{"__proto__": "x"}') }), "codes[1].description.__proto__"],
  ["a prototype as a member", JSON.parse('{"__proto__": {"polluted": true}, "id": "a", "name": "A", "codes": []}'), "__proto__"],
  ["a revoked proxy", (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })(), "dictionary"],
];
for (const [what, dictionary, path] of faults) {
  test(`a dictionary with ${what} is refused at its place`, () => assert.equal(fault(dictionary).path, path));
}

test("a getter that throws is a fault at its place", () => {
  const code = Object.defineProperty({ code: 4001 }, "name", { enumerable: true, get: () => { throw new Error("no"); } });
  assert.equal(fault({ ...own, codes: [code] }).path, "codes[0].name");
});

test("a dictionary that holds itself is refused, not followed", () => {
  const cyclic = { id: "a", name: "A", codes: [] };
  cyclic.codes.push(cyclic);
  cyclic.match = cyclic;
  assert.equal(fault(cyclic).path, "match.id");
});

test("no dictionary reaches a prototype", () => {
  for (const key of ["__proto__", "constructor", "prototype"]) fault(JSON.parse(`{"id":"a","name":"A","codes":[],"${key}":{"polluted":1}}`));
  engine.define(JSON.parse('{"id":"constructor","name":"A","codes":[]}'));
  assert.equal({}.polluted, undefined);
});

test("load takes all dictionaries or none, and names the wrong one", async () => {
  const before = engine.explain(4000);
  const error = await load({ dictionaries: [own, withCode({ retry: "x" })] }).then(() => assert.fail(), (reason) => reason);
  assert.equal(error.path, "dictionaries[1].codes[1].retry");
  assert.equal(engine.explain(4000), before);
});

test("an own code is explained in the reader's language, and what it leaves out by its range", () => {
  const range = engine.explain(4401, { lang: "en" });
  engine.define(defineDictionary(own));
  const answer = engine.explain(4401, { lang: "en" });
  assert.equal(answer, engine.explain(4401, { lang: "en" }));
  assert.equal(answer.source, "custom");
  assert.deepEqual([answer.name, answer.title, answer.retry, answer.severity], ["Token Expired", "Token Expired", "after-login", "notice"]);
  assert.equal(answer.description, "The access token ran out.");
  assert.equal(answer.fix, "Fetch a new token and reconnect.");
  assert.equal(answer.when, range.when);
  assert.notEqual(answer.retryReason, range.retryReason);
  assert.deepEqual(answer.links[0], { label: "Handbook", url: "https://app.example/handbook" });
  assert.deepEqual(answer.service, { id: "my-app", name: "My App" });
  assert.equal(engine.explain(4401, { lang: ["ja-JP", "en"] }).description, "アクセストークンの期限が切れました。");
  assert.equal(engine.explain(4401, { lang: "fr" }).description, "The access token ran out.");
  assert.ok(Object.isFrozen(answer) && Object.isFrozen(answer.service) && Object.isFrozen(answer.links));
});

test("a code in an own range is explained by it", () => {
  const answer = engine.explain(4567);
  assert.deepEqual([answer.source, answer.name, answer.retry], ["custom", "Billing", "after-fix"]);
});

test("what is given to define can change afterwards without changing an answer", () => {
  const mine = structuredClone(own);
  engine.define(mine);
  mine.codes[0].name = "Changed";
  assert.equal(engine.explain(4401).name, "Token Expired");
});

test("advice, reconnecting and diagnosis follow the dictionary", () => {
  assert.equal(engine.advise({ code: 4000, opened: true }).action, "no");
  assert.equal(engine.advise({ code: 4000, opened: true }).delayMs, Infinity);
  assert.equal(engine.shouldReconnect({ code: 4000 }), false);
  const diagnosis = engine.diagnose({ code: 4000, opened: true, wasClean: true }, { lang: "en" });
  assert.equal(diagnosis.causes[0].id, "app/service-code");
  assert.equal(diagnosis.explanation.name, "Session Ended");
  assert.equal(diagnosis.advice.action, "no");
  assert.equal(engine.diagnose({ code: 4002, opened: true, wasClean: true }).causes[0].id, "app/private-code");
});

test("a comparison knows the names and says what they mean", () => {
  const { title, differences, choose, left } = engine.compare(4401, 4000, { lang: "en" });
  assert.match(title, /4401 Token Expired .*4000 Session Ended/u);
  assert.equal(differences[0], "4401: The access token ran out.");
  assert.ok(differences.length > 1);
  assert.equal(choose[0], "Fetch a new token and reconnect.");
  assert.equal(left, engine.explain(4401, { lang: "en" }));
});

test("own codes are found by number, name and words", () => {
  for (const query of ["4401", "token expired", "access token"]) {
    assert.ok(engine.search(query, { lang: "en" }).some(({ code, source }) => code === 4401 && source === "custom"), query);
  }
});

test("a later dictionary of the same id replaces the earlier one", () => {
  engine.define({ ...own, codes: [{ code: 4401, name: "Renamed" }], ranges: [] });
  assert.equal(engine.explain(4401).name, "Renamed");
  assert.equal(engine.explain(4000).source, "range");
});

test("the later of two own dictionaries wins", () => {
  engine.define({ id: "later", name: "Later", codes: [{ code: 4401, name: "Second" }] });
  assert.equal(engine.explain(4401).name, "Second");
});

test("codes() still lists what is registered only", () => assert.ok(engine.codes().every((code) => code < 3015)));

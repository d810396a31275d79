#!/usr/bin/env node
/**
 * Throws generated values at every function of the JavaScript API, in both builds, and holds their promises:
 *   node tests/fuzz/api.mjs [seconds for each function]
 * The C++ targets beside this file look for memory errors; this one looks for traps and exceptions at the boundary.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { CloseCodeError, load as loadCompiled } from "closecode";
import { load as loadPlain } from "closecode/js";
import japanese from "closecode/languages/ja";

const seconds = Number(process.argv[2] ?? 600);
const engines = [await loadCompiled({ languages: [japanese] }), await loadPlain({ languages: [japanese] })];

const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.constantFrom("\ud800", "x\udc00", "１００６", "\0", "going away"));
const number = fc.oneof(fc.integer(), fc.double(), fc.integer({ min: -2, max: 70000 }), fc.constantFrom(NaN, -0, 1e9, 2 ** 53));
const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withTypedArray: true });
const event = fc.record({ code: fc.oneof(number, anything), reason: fc.oneof(text, anything), wasClean: anything, isTrusted: anything, opened: anything, openMs: number, history: anything, probe: anything, url: text, thrown: anything }, { requiredKeys: [] });
const input = fc.oneof(number, text, event, anything);
const options = fc.oneof(fc.constant(undefined), fc.record({ lang: fc.oneof(text, fc.array(text), fc.constantFrom("ja", "en-GB", "zh-TW"), anything) }));

const meaning = fc.record({ code: fc.oneof(fc.integer({ min: 3000, max: 4999 }), anything), name: fc.oneof(text, anything), description: fc.oneof(text, fc.dictionary(text, text), anything), retry: fc.oneof(fc.constantFrom("no", "now", "after-fix"), anything), links: anything }, { requiredKeys: [] });
const dictionary = fc.record({ id: fc.oneof(fc.constant("fuzz"), anything), name: fc.oneof(text, anything), match: fc.oneof(fc.record({ hosts: fc.array(text), paths: fc.array(text), reasons: fc.array(text) }), anything), codes: fc.oneof(fc.array(meaning), anything), ranges: anything, standard: anything }, { requiredKeys: [] });

const properties = {
  explain: [[input, options], (engine, [value, option]) => {
    const answer = engine.explain(value, option);
    assert.equal(answer, engine.explain(value, option));
    assert.ok(answer.title && answer.description && Object.isFrozen(answer));
  }],
  compare: [[input, input, options], (engine, [left, right, option]) => {
    const { differences, title, intro } = engine.compare(left, right, option);
    assert.ok(differences.length > 0 && title && intro);
    for (const difference of differences) assert.doesNotMatch(difference, /[{}]/u);
  }],
  checkClose: [[fc.oneof(number, anything), fc.oneof(text, anything, fc.constant(undefined)), options], (engine, [code, reason, option]) => {
    const { ok, error, suggestion, message } = engine.checkClose(code, reason, option);
    assert.equal(ok, error === undefined);
    assert.ok(message);
    if (suggestion) assert.ok(engine.checkClose(suggestion.code, suggestion.reason).ok);
  }],
  search: [[fc.oneof(text, anything), options], (engine, [query, option]) => {
    for (const { score, title } of engine.search(query, option)) assert.ok(score > 0 && score <= 1 && title);
  }],
  observe: [[input], (engine, [value]) => {
    const seen = engine.observe(value);
    assert.ok(Object.isFrozen(seen));
    assert.deepEqual(engine.observe(seen), seen, "what was understood is understood again");
  }],
  define: [[fc.oneof(dictionary, anything), input], (engine, [value, seen]) => {
    const before = engine.explain(4001);
    try {
      engine.define(value);
    } catch (error) {
      assert.ok(error instanceof CloseCodeError && error.path && error.faults.length > 0);
      assert.equal(engine.explain(4001), before);
    }
    assert.ok(engine.explain(seen).title && engine.compare(4001, 4002).title && engine.diagnose(seen).causes.length > 0);
    engine.define({ id: "fuzz", name: "none", match: {}, codes: [] });
  }],
  addLanguage: [[fc.oneof(anything, fc.record({ lang: text, dir: fc.constantFrom("ltr", "rtl", "x"), data: fc.oneof(fc.uint8Array(), anything, fc.constant({ ...japanese.data, checksum: "00000000" })) }))], (engine, [pack]) => {
    const before = engine.languages;
    assert.throws(() => engine.addLanguage(pack), CloseCodeError);
    assert.equal(engine.languages, before);
  }],
};

for (const [name, [arbitraries, holds]] of Object.entries(properties)) {
  let calls = 0;
  const property = fc.property(fc.tuple(...arbitraries), (values) => {
    calls += 1;
    for (const engine of engines) holds(engine, values);
  });
  // Shrinking stays on: a failure prints the smallest input and the seed that finds it again.
  fc.assert(property, { numRuns: Infinity, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false });
  console.log(`${name}: ${calls} inputs held in ${seconds} s`);
}

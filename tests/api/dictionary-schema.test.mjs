import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import fc from "fast-check";
import { load } from "closecode";
import { services } from "closecode/services";
import { acme, own, talk } from "./dictionary-samples.mjs";

const schema = createRequire(import.meta.url)("closecode/dictionary.schema.json");
const valid = new Ajv.default({ allErrors: true }).compile(schema);
const engine = await load();

function refusal(dictionary) {
  try {
    engine.define(dictionary);
    return undefined;
  } catch (error) {
    assert.equal(error.code, "BAD_DICTIONARY", error.stack);
    return error;
  }
}

/** Faults that the schema's description leaves to `define`. */
const beyondSchema = ({ faults }) => faults.every(({ what }) => /stands twice|lies before|overlaps|goes beyond/u.test(what));

test("every service of the package and every sample is valid by the schema", () => {
  for (const dictionary of [...services, own, acme, talk]) {
    assert.ok(valid(dictionary), `${dictionary.id}: ${JSON.stringify(valid.errors)}`);
    assert.equal(refusal(dictionary), undefined);
  }
});

const text = fc.oneof({ weight: 30, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) }, fc.constantFrom("", "x".repeat(200), "x".repeat(201), "漢字", "\u{1f600}".repeat(200), "\u{1f600}".repeat(201)));
const anything = fc.oneof({ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) }, { weight: 60, arbitrary: fc.constant(undefined) });
const or = (arbitrary) => fc.oneof({ weight: 60, arbitrary }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) });
const tag = fc.oneof({ weight: 30, arbitrary: fc.constantFrom("en", "ja", "zh-Hant") }, fc.constantFrom("en_US", "__proto__", "x"), fc.string({ maxLength: 3 }));
const texts = fc.oneof(text, fc.dictionary(tag, text, { minKeys: 1, maxKeys: 3 }), fc.dictionary(tag, text, { maxKeys: 1 }));
const number = fc.oneof({ weight: 40, arbitrary: fc.integer({ min: 3000, max: 4999 }) }, fc.integer({ min: 2990, max: 3010 }), fc.integer({ min: 4990, max: 5010 }), fc.constantFrom(1000, 1006, 999, 4001.5, -1));
const link = fc.record({ label: or(text), url: or(fc.constantFrom("https://a.example", "http://a.example", "http://b.example")), extra: anything }, { requiredKeys: ["label", "url"] });
const meaning = {
  name: or(text), description: or(texts), when: or(texts), fix: or(texts),
  retry: or(fc.constantFrom("no", "now", "backoff", "after-fix", "after-login", "page-decides")),
  severity: or(fc.constantFrom("normal", "notice", "warning", "error")), links: or(fc.array(link, { maxLength: 2 })),
};
const some = (shape, requiredKeys) => fc.record(shape, { requiredKeys });
const code = some({ code: or(number), ...meaning, status: or(text), sentBy: or(text) }, ["code", "name"]);
const range = some({ from: or(number), to: or(number), ...meaning }, ["from", "to", "name"]);
const patterns = fc.array(or(text), { maxLength: 2 });
const dictionary = some({
  $schema: or(text), id: or(fc.constantFrom("a", "A.b-c_1", "x".repeat(64))), name: or(text),
  kind: or(fc.constantFrom("service", "library", "protocol", "registry")), evidence: or(text),
  match: or(some({ hosts: patterns, subprotocols: patterns, paths: patterns, reasons: patterns, ports: anything }, [])),
  codes: or(fc.array(or(code), { maxLength: 3 })), ranges: or(fc.array(or(range), { maxLength: 2 })), standard: or(fc.array(some({ code: fc.integer({ min: 990, max: 3010 }), ...meaning }, ["code", "name"]), { maxLength: 1 })),
}, ["id", "name", "codes"]);

/** A value as JSON brings it: without undefined. */
const asJson = (value) => JSON.parse(JSON.stringify(value));

test("the schema and define agree on generated dictionaries", () => {
  const seen = { valid: 0, refused: 0 };
  fc.assert(fc.property(fc.oneof(dictionary, fc.jsonValue()), (generated) => {
    const given = asJson(generated);
    const error = refusal(given);
    if (valid(given)) {
      assert.ok(error === undefined || beyondSchema(error), error?.message);
      seen.valid += 1;
    } else {
      assert.ok(error, `define took what the schema refuses: ${JSON.stringify(valid.errors)}`);
      seen.refused += 1;
    }
  }), { numRuns: 2000, seed: 4 });
  assert.ok(seen.valid > 100 && seen.refused > 500, JSON.stringify(seen));
});

test("the schema and define agree when one member of a right dictionary changes", () => {
  const change = fc.tuple(fc.constantFrom("id", "name", "kind", "evidence", "match", "codes", "ranges", "standard", "other"), fc.oneof(texts, number, fc.array(code, { maxLength: 2 }), fc.array(range, { maxLength: 2 }), fc.jsonValue()));
  fc.assert(fc.property(change, ([key, value]) => {
    const given = asJson({ ...own, [key]: value });
    const error = refusal(given);
    assert.equal(valid(given), error === undefined || beyondSchema(error), `${key}: ${error?.message} ${JSON.stringify(valid.errors)}`);
  }), { numRuns: 2000, seed: 5 });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load as loadCompiled } from "closecode";
import { load as loadPlain } from "closecode/js";
import japanese from "closecode/languages/ja";
import { fnv1a } from "../../core/bake/texts.mjs";
import { ask } from "../vectors/ask.mjs";

// The vectors are those of the C++ tests; tests/vectors/README.md says how to read them.
const vectors = readFileSync(new URL("../vectors/vectors.jsonl", import.meta.url), "utf8")
  .split("\n").filter(Boolean).map((line) => JSON.parse(line));

/** C++ has -1 for what is no integer; here the code stays as it was asked, which is checked instead. */
function withAskedCodes({ args, expect }) {
  const expected = structuredClone(expect);
  const asked = [[expected, args[0]], [expected.left, args[0]], [expected.right, args[1]]];
  for (const [side, value] of asked) if (side?.code === -1) side.code = typeof value === "object" ? value : Number(value);
  return expected;
}

const checks = {
  $hash: (actual, expected) => fnv1a(Array.isArray(actual) ? actual.join("\n") : actual) === expected,
  $count: (actual, expected) => actual.length === expected,
  $first: (actual, expected) => expected.every((item, i) => holds(actual[i], item)),
  $has: (actual, expected) => actual.includes(expected),
};

function holds(actual, expected) {
  if (expected === null || typeof expected !== "object") return Object.is(actual, expected) || actual === expected;
  if (typeof expected.number === "string") return Object.is(actual, Number(expected.number));
  const [check] = Object.keys(expected).filter((key) => key in checks);
  if (check) return actual !== undefined && checks[check](actual, expected[check]);
  if (Array.isArray(expected)) return actual?.length === expected.length && expected.every((item, i) => holds(actual[i], item));
  return actual !== undefined && Object.entries(expected).every(([key, value]) => holds(actual[key], value));
}

for (const [runtime, load] of Object.entries({ wasm: loadCompiled, js: loadPlain })) {
  const engine = await load({ languages: [japanese] });

  test(`the ${runtime} build answers every shared vector as C++ does`, () => {
    assert.equal(engine.runtime, runtime);
    assert.ok(vectors.length > 100);
    for (const vector of vectors) {
      const answer = ask(engine, vector);
      assert.ok(holds(answer, withAskedCodes(vector)), `${JSON.stringify(vector)}\n${JSON.stringify(answer)}`);
    }
  });
}

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { marksOf, strength } from "../../web/api/recognise.ts";

// The vectors are those of the C++ tests; tests/vectors/README.md says how to read them.
const vectors = readFileSync(new URL("../vectors/recognise.jsonl", import.meta.url), "utf8")
  .trim().split("\n").map((line) => JSON.parse(line));

test("the API recognises services in every shared vector as C++ does", () => {
  assert.ok(vectors.length > 50);
  for (const { matches, seen, expect } of vectors) {
    const points = Object.entries(matches).map(([id, match]) => [id, strength(match, marksOf(seen))]);
    const most = Math.max(1, ...points.map(([, point]) => point));
    const found = points.filter(([, point]) => point === most).map(([id]) => id);
    assert.deepEqual(found.sort(), expect, JSON.stringify({ matches, seen }));
  }
});

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { loadReader } from "closecode/read";
import { label, readLookAlikes, readVectors } from "./vectors.mjs";

const LEAST_RECALL = 0.98;
const LEAST_RIGHT = 0.95;
const LEAST_VECTORS = 300;
const LEAST_LOOK_ALIKES = 200;

const vectors = readVectors();
/** @type {import('closecode/read').Reader} */
let reader;

before(async () => {
  reader = await loadReader();
});

/** @param {readonly {text: string, found: readonly unknown[]}[]} wrong */
const shown = (wrong) =>
  wrong.map(({ text, found }) => `${text}\n    found ${JSON.stringify(found)}`).join("\n");

test("Nothing that only looks like a close is taken for one", () => {
  const lookAlikes = readLookAlikes();
  assert.ok(lookAlikes.length >= LEAST_LOOK_ALIKES, `only ${lookAlikes.length} look-alikes`);
  const wrong = lookAlikes
    .map((text) => ({ text, found: reader.read(text).map(label) }))
    .filter(({ found }) => found.length > 0);
  assert.equal(shown(wrong), "");
});

test("Lines of real programs that tell of no close give none", () => {
  const wrong = vectors
    .filter(({ hits }) => hits.length === 0)
    .map(({ text }) => ({ text, found: reader.read(text).map(label) }))
    .filter(({ found }) => found.length > 0);
  assert.equal(shown(wrong), "");
});

test("Nearly all closes that real programs print are found", (t) => {
  assert.ok(vectors.length >= LEAST_VECTORS, `only ${vectors.length} vectors`);
  /** @type {Map<string, {found: number, all: number}>} */
  const producers = new Map();
  const missed = [];
  for (const { producer, text, hits } of vectors) {
    const found = reader.read(text).map(label);
    const count = producers.get(producer) ?? { found: 0, all: 0 };
    producers.set(producer, count);
    for (const [i, wanted] of hits.entries()) {
      count.all += 1;
      if (found[i] !== undefined && found[i].code === wanted.code) count.found += 1;
      else missed.push({ text, found });
    }
  }
  for (const [producer, { found, all }] of producers) t.diagnostic(`${producer}: ${found} of ${all}`);
  const all = [...producers.values()].reduce((sum, count) => sum + count.all, 0);
  const recall = 1 - missed.length / all;
  t.diagnostic(`recall ${(100 * recall).toFixed(1)} % of ${all}`);
  assert.ok(recall >= LEAST_RECALL, `recall is ${recall}; missed:\n${shown(missed)}`);
});

for (const field of /** @type {const} */ (["direction", "reason", "status", "failure"])) {
  test(`What a found close says as its ${field} is nearly always right`, (t) => {
    const told = vectors.flatMap(({ text, hits }) => {
      const found = reader.read(text).map(label);
      return hits.flatMap((wanted, i) => (found[i] === undefined ? [] : [{ text, wanted, found: [found[i]] }]));
    });
    const wrong = told.filter(({ wanted, found: [hit] }) => hit?.[field] !== wanted[field]);
    const right = 1 - wrong.length / told.length;
    t.diagnostic(`${field} right in ${(100 * right).toFixed(1)} % of ${told.length}`);
    assert.ok(right >= LEAST_RIGHT, `${field} is right in ${right}; wrong:\n${shown(wrong)}`);
  });
}

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadReader } from "closecode/read";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const reader = await loadReader();
const files = readdirSync(here("vectors/")).sort();
const leastRecall = 0.98;

/** Does one of the hits say all that is expected, and does none say another code? */
function isRead(hits, { status, direction, ...expected }) {
  const says = ({ observation, direction: found }) =>
    (direction === undefined || direction === found) &&
    Object.entries(expected).every(([field, value]) => observation[field] === value) &&
    (status === undefined || observation.probe?.status === status) &&
    (expected.code === undefined || "reason" in expected || observation.reason === undefined || expected.code === 1006);
  return hits.some(says) && hits.every(({ observation: { code } }) => code === undefined || expected.code === undefined || code === expected.code);
}

for (const file of files) {
  const vectors = readFileSync(here(`vectors/${file}`), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  test(`what ${file.replace(".jsonl", "")} prints is read as what happened`, () => {
    const missed = vectors.filter(({ text, expect }) => !isRead(reader.read(text), expect));
    assert.ok(vectors.length > 0);
    assert.ok(
      missed.length <= vectors.length * (1 - leastRecall),
      `${missed.length} of ${vectors.length} missed:\n${missed.map(({ text, expect }) => `${text}\n  ${JSON.stringify(expect)}\n  ${JSON.stringify(reader.read(text))}`).join("\n")}`,
    );
  });
}

const lookAlikes = readFileSync(here("look-alikes.txt"), "utf8").trim().split("\n");

test("numbers, ports, durations, sizes, ids and years that look like codes are no closes", () => {
  assert.ok(lookAlikes.length >= 150);
  assert.deepEqual(lookAlikes.filter((text) => reader.read(text).length > 0), []);
});

test("look-alikes between closes change nothing", () => {
  const close = "websocket: close 4001: token expired";
  const text = lookAlikes.flatMap((line) => [line, close]).join("\n");
  const hits = reader.read(text);
  assert.equal(hits.length, lookAlikes.length);
  assert.ok(hits.every(({ start, end }) => text.slice(start, end) === close));
});

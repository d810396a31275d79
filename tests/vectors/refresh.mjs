#!/usr/bin/env node
/**
 * Writes the texts and their hashes in vectors.jsonl anew, from the built engine, after texts changed on purpose.
 * Facts, structure and every other check stay as they are, so that a changed fact still fails the tests.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { load } from "closecode";
import japanese from "closecode/languages/ja";
import { fnv1a } from "../../core/bake/texts.mjs";
import { ask } from "./ask.mjs";

const file = new URL("vectors.jsonl", import.meta.url);
const engine = await load({ languages: [japanese] });
/** Members whose strings are texts; all others are facts. */
const texts = new Set(["title", "intro", "message", "differences"]);

function refreshed(expected, actual, isText) {
  if (typeof expected === "string") return isText && typeof actual === "string" ? actual : expected;
  if (expected === null || typeof expected !== "object" || actual === undefined || actual === null) return expected;
  if ("$hash" in expected) return { $hash: fnv1a(Array.isArray(actual) ? actual.join("\n") : actual) };
  if ("$first" in expected) return { $first: expected.$first.map((item, i) => refreshed(item, actual[i], isText)) };
  if (Array.isArray(expected)) return expected.map((item, i) => refreshed(item, actual[i], isText));
  const members = Object.entries(expected).map(([key, value]) => [key, refreshed(value, actual[key], texts.has(key))]);
  return Object.fromEntries(members);
}

const lines = readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => {
  const vector = JSON.parse(line);
  return JSON.stringify({ ...vector, expect: refreshed(vector.expect, ask(engine, vector), false) });
});
writeFileSync(file, `${lines.join("\n")}\n`);

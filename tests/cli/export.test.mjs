import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import { causes } from "../../web/generated/causes.js";
import { closecode } from "./run.mjs";

const engine = await load();
const exported = async (...args) => (await closecode(["export", ...args])).stdout;
const all = JSON.parse(await exported());

/** Reads RFC 4180 into rows of fields. */
function parsed(text) {
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows.at(-1);
    if (quoted && text[i] === '"' && text[i + 1] === '"') row[row.length - 1] += text[++i];
    else if (text[i] === '"') quoted = !quoted;
    else if (!quoted && text[i] === ",") row.push("");
    else if (!quoted && text[i] === "\n") rows.push([""]);
    else row[row.length - 1] += text[i];
  }
  return rows.slice(0, -1);
}

test("the codes come as CSV with one row for each registered code", async () => {
  const [header, ...rows] = parsed(await exported("--format", "csv"));
  assert.deepEqual(rows.map(([code]) => Number(code)), engine.codes());
  assert.ok(rows.every((row) => row.length === header.length));
  const at = (name) => header.indexOf(name);
  for (const row of rows) {
    const { title, retry, description, reportedAs } = engine.explain(Number(row[0]));
    assert.deepEqual([row[at("title")], row[at("retry")], row[at("description")], Number(row[at("webkitgtk")])], [title, retry, description, reportedAs.webkit]);
  }
});

test("JSON holds every table, and --table one of them", async () => {
  for (const [name, rows] of Object.entries(all)) {
    assert.ok(rows.length > 0, name);
    assert.deepEqual(JSON.parse(await exported("--table", name)), rows);
  }
});

test("the ranges cover with the registered codes every number that fits a Close frame, each once", async () => {
  const { codes, ranges } = all;
  const covered = new Uint8Array(65_536);
  for (const { code } of codes) covered[code]++;
  for (const { first_code: first, last_code: last } of ranges) for (let code = first; code <= last; code++) covered[code]++;
  assert.ok(covered.every((times) => times === 1));
});

test("the causes have the texts that a diagnosis gives, also in Japanese", async () => {
  const rows = JSON.parse(await exported("--table", "causes"));
  assert.deepEqual(rows.map(({ cause }) => cause), causes.map(({ id }) => id));
  const [cause] = engine.diagnose({ code: 1006, opened: false, failure: "tls/certificate" }).causes;
  const row = rows.find((one) => one.cause === cause.id);
  assert.deepEqual([row.title, row.explanation, row.fix], [cause.title, cause.explanation, cause.fix]);
  assert.match(JSON.parse(await exported("--table", "causes", "--lang", "ja"))[0].title, /[\u3040-\u30ff\u4e00-\u9fff]/u);
});

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { load } from "closecode";
import { closecode } from "./run.mjs";

const closes = 10_000_000;
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, recipe] = /^```sql\n(.*?)^```/msu.exec(readme) ?? [];
const folder = await mkdtemp(join(tmpdir(), "closecode-join-"));
after(() => rm(folder, { recursive: true }));

test("the query of the README names ten million closes, none lost and none counted twice", async () => {
  for (const table of ["codes", "ranges"]) {
    const { stdout } = await closecode(["export", "--format", "csv", "--table", table]);
    writeFileSync(join(folder, `${table}.csv`), stdout);
  }
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  await connection.run(`CREATE TABLE closes AS SELECT
    CASE WHEN i % 2 = 0 THEN 1006 WHEN i % 10 = 1 THEN (i % 65536) ELSE 1000 + (i % 16) END AS code, i % 120000 AS open_ms
    FROM range(${closes}) AS t(i)`);
  const statements = recipe.replace(/'(\w+\.csv)'/gu, (_, name) => `'${join(folder, name)}'`).split(";").filter((part) => part.trim());
  let result;
  for (const statement of statements) result = await connection.runAndReadAll(statement);

  const rows = result.getRowObjectsJson();
  assert.equal(rows.reduce((sum, row) => sum + Number(row.closes), 0), closes);
  assert.equal(new Set(rows.map(({ code }) => Number(code))).size, rows.length);
  const engine = await load();
  for (const { code, title, retry } of rows) {
    const explanation = engine.explain(Number(code));
    assert.deepEqual([title, retry], [explanation.title, explanation.retry], `code ${code}`);
  }
  assert.equal(Number(rows[0].code), 1006);
  connection.closeSync();
});

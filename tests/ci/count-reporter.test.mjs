/** Which tests the counts of a run name, from real runs of node:test. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const reporter = fileURLToPath(new URL("../../.ci/count_reporter.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "count-reporter-test-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs test files and returns what the reporter wrote. @param {Record<string, string>} files */
function countsOf(files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), `import { after, describe, test } from "node:test";\n${text}`);
  // Inside a test run, node:test would take itself for a part of it.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const options = ["--test", `--test-reporter=${reporter}`, "--test-reporter-destination=stdout"];
  const { stdout } = spawnSync(process.execPath, [...options, ...Object.keys(files)], { cwd: folder, env, encoding: "utf8" });
  return JSON.parse(stdout);
}

test("Tests are counted and named with their file and the suites around them", () => {
  const counts = countsOf({
    "a.test.mjs": 'describe("Outer", () => { describe("inner", () => { test("one", () => {}); test("two", () => { throw 1; }); }); test("one", () => {}); });',
    "b.test.mjs": 'test("one", () => {}); test("one", () => {});',
  });
  assert.deepEqual(counts, {
    passed: 4,
    failed: 1,
    tests: {
      "a.test.mjs > Outer > inner > one": true,
      "a.test.mjs > Outer > inner > two": false,
      "a.test.mjs > Outer > one": true,
      "b.test.mjs > one": true,
      "b.test.mjs > one (2)": true,
    },
  });
});

test("A skipped test, a file without a test and a hook that throws count as failed", () => {
  const counts = countsOf({
    "empty.test.mjs": "",
    "hook.test.mjs": 'describe("Suite", () => { after(() => { throw 1; }); test("fine", () => {}); });',
    "skipped.test.mjs": 'test.skip("left", () => {});',
  });
  assert.deepEqual(counts.passed, 1);
  assert.deepEqual(counts.failed, 3);
  assert.deepEqual(Object.keys(counts.tests).sort(), ["empty.test.mjs", "hook.test.mjs > Suite (hook)", "hook.test.mjs > Suite > fine", "skipped.test.mjs > left"]);
});

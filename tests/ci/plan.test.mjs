/** Which steps a task runs. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { stepNamed, touchedBy, withPrerequisites } from "../../.ci/plan.mjs";
import { steps, tasks, workshop } from "../../.ci/steps.mjs";

test("Every step that a task or another step names is there, and none has two names", () => {
  for (const name of [...Object.values(tasks).flat(), ...steps.flatMap(({ after = [] }) => after)]) {
    assert.ok(stepNamed(name), `${name} is a step`);
  }
  assert.equal(new Set(steps.map(({ name }) => name)).size, steps.length);
});

test("A plan has what a step stands on before it, and each step once", () => {
  const names = withPrerequisites(tasks.test).map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const [first, then] of [["bake", "wasm"], ["wasm-js", "web"], ["web", "site-sample"], ["site-sample", "browser"], ["cpp-release-build", "cpp-release"]]) {
    assert.ok(names.indexOf(first) < names.indexOf(then), `${first} before ${then}`);
  }
});

test("Everything that is checked before a change lands is a step of npm test", () => {
  const names = withPrerequisites(tasks.test).map(({ name }) => name);
  for (const wanted of ["web", "cpp-dev", "cpp-release", "format", "tidy", "types", "node", "package", "site-pages", "browser", "lab"]) {
    assert.ok(names.includes(wanted), wanted);
  }
});

test("A changed file touches the steps that look at it, and all that stand on them", () => {
  const touched = (...files) => touchedBy(tasks.test, files).sort();
  assert.deepEqual(touched("tests/lab/cases/http.mjs"), ["format", "lab", "node", "types"]);
  assert.deepEqual(touched("tests/core/read.test.cpp"), ["cpp-dev", "cpp-release", "format", "node", "types"]);
  assert.ok(touched("core/src/read.cpp").includes("browser"), "the engine is in every page");
  assert.ok(!touched("web/cli/main.ts").includes("cpp-dev"), "C++ knows nothing of the command line");
  assert.deepEqual(touched(".ci/steps.mjs"), [...tasks.test].sort());
});

test("A file that no step looks at touches every step, and nothing changed touches none", () => {
  assert.deepEqual(touchedBy(tasks.test, ["a-new-place/file.txt"]), tasks.test);
  assert.deepEqual(touchedBy(tasks.test, []), []);
});

test("Every file of the project is looked at by a step of npm test, or decides how everything runs", () => {
  const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter((file) => file !== "");
  assert.ok(files.length > 500);
  const looked = [...workshop, ...withPrerequisites(tasks.test).flatMap(({ looksAt = [] }) => looksAt)];
  const isLookedAt = (file) => looked.some((place) => file === place || (place.endsWith("/") && file.startsWith(place)));
  assert.deepEqual(files.filter((file) => !isLookedAt(file)), []);
});

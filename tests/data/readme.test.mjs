import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { withCurrentTables } from "../../core/bake/readme.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = (language) => [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gmsu"))].map((m) => m[1]);

/** "console.log(x); // 1001" promises the line "1001". */
const promised = (code) => [...code.matchAll(/^\s*console\.log\(.*\);\s*\/\/ (.*)$/gmu)].map((m) => m[1]);

test("every JavaScript example runs and prints what its comments say", (t) => {
  const examples = blocks("js");
  assert.ok(examples.length >= 3);
  // Below the package, so that the examples find it by its name.
  const folder = mkdtempSync(join(root, "build", "readme-"));
  t.after(() => rmSync(folder, { recursive: true }));
  examples.forEach((code, index) => {
    const file = join(folder, `example-${index}.mjs`);
    writeFileSync(file, code);
    const { stdout, stderr, status } = spawnSync(process.execPath, [file], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.ok(promised(code).length > 0, `example ${index} promises nothing`);
    assert.deepEqual(stdout.trimEnd().split("\n"), promised(code));
  });
});

test("the C++ example is the one that the installation test builds and runs", () => {
  const [example] = blocks("cpp");
  assert.equal(example, readFileSync(join(root, "tests/install/main.cpp"), "utf8"));
});

test("the tables are made of the facts as they are today", () => {
  assert.equal(withCurrentTables(readme), readme, "run node core/bake/readme.mjs");
});

test("every file and folder that README and CONTRIBUTING link to is there", () => {
  for (const file of ["README.md", "CONTRIBUTING.md"]) {
    const text = readFileSync(join(root, file), "utf8");
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/gu)) {
      assert.ok(existsSync(join(root, target)), `${file} links to ${target}`);
    }
  }
});

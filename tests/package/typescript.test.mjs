import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { install, root, run } from "./packed.mjs";

const project = install("typescript");
copyFileSync(join(root, "tests", "package", "consumers", "use.ts"), join(project, "use.ts"));
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

const resolutions = {
  bundler: { module: "ESNext", moduleResolution: "bundler" },
  node16: { module: "Node16", moduleResolution: "Node16" },
  nodenext: { module: "NodeNext", moduleResolution: "NodeNext" },
};

for (const [name, options] of Object.entries(resolutions)) {
  test(`a strict project that resolves modules as ${name} compiles against the types`, () => {
    const compilerOptions = { ...options, target: "ES2022", lib: ["ES2022", "DOM"], types: [], strict: true, skipLibCheck: false, noEmit: true };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
    assert.equal(run(process.execPath, [tsc, "-p", "tsconfig.json"], { cwd: project }), "");
  });
}

test("the plugin fits into Vite's own configuration, which has more types than the package can check", () => {
  copyFileSync(join(root, "tests", "package", "consumers", "vite.config.ts"), join(project, "vite.config.ts"));
  const compilerOptions = { ...resolutions.bundler, target: "ES2022", types: ["node"], strict: true, skipLibCheck: true, noEmit: true };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["vite.config.ts"] }));
  assert.equal(run(process.execPath, [tsc, "-p", "tsconfig.json"], { cwd: project }), "");
});

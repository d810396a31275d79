/** The elements' types in the templates of Vue and Svelte, as the checkers of these frameworks see them. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { install, root, run } from "../packed.mjs";
import { folder, installTools } from "./tools.mjs";

const checkers = {
  "vue-tsc": { file: "App.vue", args: ["vue-tsc/bin/vue-tsc.js", "-p", "tsconfig.json"] },
  "svelte-check": { file: "App.svelte", args: ["svelte-check/bin/svelte-check", "--tsconfig", "./tsconfig.json", "--fail-on-warnings"] },
};
// Both checkers stand on the TypeScript that is written in JavaScript, which the project itself no longer uses.
const tools = ["svelte", "svelte-check", "typescript", "vue", "vue-tsc"];
const compilerOptions = { module: "ESNext", moduleResolution: "bundler", target: "ES2022", lib: ["ES2022", "DOM"], types: [], strict: true, skipLibCheck: true, noEmit: true };
let project;

before(() => {
  installTools();
  project = install("templates");
  for (const name of tools) symlinkSync(join(folder, "node_modules", name), join(project, "node_modules", name));
});

/** Checks one file that stands alone in a folder. @throws with what the checker found */
function check({ file, args: [program, ...args] }, name, change = (text) => text) {
  const cwd = join(project, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, file), change(readFileSync(join(root, "tests", "package", "examples", file), "utf8")));
  writeFileSync(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions, include: [file] }));
  return run(process.execPath, [join(project, "node_modules", program), ...args], { cwd });
}

for (const [name, checker] of Object.entries(checkers)) {
  test(`${name} accepts the example`, () => {
    assert.doesNotThrow(() => check(checker, `${name}-right`));
  });

  test(`${name} refuses a threshold that the overlay does not know`, () => {
    assert.throws(() => check(checker, `${name}-threshold`, (text) => text.replace('threshold="notice"', 'threshold="loud"')), /"loud"/u);
  });

  test(`${name} knows what the overlay's event carries`, () => {
    assert.throws(() => check(checker, `${name}-event`, (text) => text.replace("detail.explanation.title", "detail.explanation.heading")), /heading/u);
  });
}

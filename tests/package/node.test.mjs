import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { install, root, run } from "./packed.mjs";

const project = install("node");
const { exports, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Every entry, one of each pattern. */
const entries = Object.keys(exports).filter((key) => key !== "./package.json" && !key.endsWith(".json"))
  .map((key) => key.replace(/^\./u, "closecode").replace("languages/*", "languages/ja").replace("services/*", "services/discord-gateway").replace("elements/*", "elements/close-code"));

function node(name, code, ...options) {
  writeFileSync(join(project, name), code);
  return run(process.execPath, [...options, name], { cwd: project }).trim();
}

test("every entry can be imported, and importing starts nothing", () => {
  const code = `const lines = [];
    for (const entry of ${JSON.stringify(entries)}) lines.push(entry + " " + (Object.keys(await import(entry)).length > 0));
    const kept = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|TCP|TLS|Worker|MessagePort/.test(name));
    lines.push("kept alive: " + kept.length);
    console.log(lines.join("\\n"));`;
  const lines = node("import.mjs", code).split("\n");
  assert.deepEqual(lines, [...entries.map((entry) => `${entry} true`), "kept alive: 0"]);
});

test("every entry can be required", () => {
  const code = `for (const entry of ${JSON.stringify(entries)}) console.log(entry, Object.keys(require(entry)).length > 0);`;
  const lines = node("require.cjs", code, "--no-warnings").split("\n");
  assert.deepEqual(lines, entries.map((entry) => `${entry} true`));
});

test("the engine answers, as WebAssembly and as plain JavaScript", () => {
  const code = `import { load } from "closecode";
    import { load as loadPlain } from "closecode/js";
    import ja from "closecode/languages/ja";
    for (const start of [load, loadPlain]) {
      const engine = await start({ languages: [ja] });
      console.log(engine.runtime, engine.version, engine.explain(1006, { lang: "ja" }).headings.fix, engine.diagnose(1006).causes.length > 0);
    }`;
  assert.deepEqual(node("engine.mjs", code).split("\n"), [`wasm ${version} 解決方法 true`, `js ${version} 解決方法 true`]);
});

test("the command runs from where npm links it", () => {
  assert.equal(run(join(project, "node_modules", ".bin", "closecode"), ["--version"], { cwd: project }).trim(), version);
  assert.ok(run(join(project, "node_modules", ".bin", "closecode"), ["1006", "--lang", "ja"], { cwd: project }).includes("解決方法"));
});

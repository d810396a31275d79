import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pack, root, run } from "./packed.mjs";

const { file, files } = pack();
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const binary = (name) => join(root, "node_modules", ".bin", name);

/** Every path that a condition of `exports` leads to. */
const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));

test("every export, the command and the licence are in the tarball", () => {
  for (const target of [...targets(manifest.exports), ...Object.values(manifest.bin)]) {
    const [start, end] = target.slice(2).split("*");
    assert.ok(files.some((path) => path.startsWith(start) && path.endsWith(end ?? "") && (end !== undefined || path === start)), target);
  }
  for (const path of ["LICENSE", "README.md", "dist/NOTICES.txt", "dist/cli/LICENSE-ws.txt"]) assert.ok(files.includes(path), path);
});

test("nothing but the built package is in the tarball", () => {
  const known = /^(dist\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$|custom-elements\.json$|dictionary\.schema\.json$)/u;
  assert.deepEqual(files.filter((path) => !known.test(path) || /\.(test|check)\.|\.map$|dist\/site\//u.test(path)), []);
});

test("it has no dependencies and no install scripts", () => {
  const { dependencies = {}, scripts } = manifest;
  assert.deepEqual(dependencies, {});
  for (const name of ["preinstall", "install", "postinstall", "prepare"]) assert.equal(scripts[name], undefined);
});

test("publint finds nothing, strictly", () => {
  const printed = run(process.execPath, [binary("publint"), "--strict", file]);
  assert.match(printed, /All good!/u);
});

test("the types resolve for every way of importing that an ES module package has", () => {
  const printed = run(process.execPath, [binary("attw"), file, "--profile", "esm-only", "--format", "json"]);
  const { analysis } = JSON.parse(printed);
  const wanted = (analysis.problems ?? []).filter(({ resolutionKind }) => resolutionKind !== "node10" && resolutionKind !== "node16-cjs");
  assert.deepEqual(wanted, []);
  assert.equal(analysis.types.kind, "included");
});

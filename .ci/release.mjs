// What has to hold before a release, beside the tests of the tarball: one version everywhere. Packs it and prints what it weighs.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { npmCommand } from "./process.mjs";
import { brotli, exportSize, importSize } from "../tests/bench/sizes.mjs";

const folder = "build/release-check";
const text = (path) => readFileSync(path, "utf8");
const manifest = JSON.parse(text("package.json"));
const { version } = manifest;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(9);

const lock = JSON.parse(text("package-lock.json"));
const command = execFileSync(process.execPath, ["dist/cli/main.js", "--version"], { encoding: "utf8" }).trim();
const faults = [
  lock.version !== version && `package-lock.json says ${lock.version}; run npm install`,
  lock.packages[""].version !== version && `package-lock.json says ${lock.packages[""].version} of the package itself; run npm install`,
  command !== version && `dist says ${command}; run npm run build`,
  !text("CHANGELOG.md").includes(`\n## ${version}`) && !text("CHANGELOG.md").includes("\n## Unreleased") && `CHANGELOG.md has neither "## ${version}" nor "## Unreleased"`,
  manifest.publishConfig?.provenance !== true && "package.json does not ask for provenance",
  Object.keys(manifest.dependencies ?? {}).length > 0 && "package.json has dependencies; a release has none",
].filter(Boolean);

mkdirSync(folder, { recursive: true });
const [program, ...args] = npmCommand("pack", "--json", "--pack-destination", folder);
const [packed] = JSON.parse(execFileSync(program, args, { encoding: "utf8" }));

console.log(`\n${packed.name} ${packed.version}: ${folder}/${packed.filename}, ${packed.entryCount} files`);
const sizes = [
  ["the tarball", packed.size],
  ["the tarball unpacked", packed.unpackedSize],
  ["import { load }, with WebAssembly and English, brotli 11", await exportSize(resolve("dist/index.js"), "load")],
  ["closecode/overlay, with WebAssembly and English, brotli 11", await exportSize(resolve("dist/overlay.js"), "installOverlay")],
  ["closecode/codes, brotli 11", importSize(resolve("dist/codes.js"))],
  ["language pack ja, brotli 11", brotli(readFileSync("dist/languages/ja.js"))],
];
for (const [what, bytes] of sizes) console.log(`${kilobytes(bytes)}  ${what}`);

if (manifest.repository === undefined) console.log("\nnpm gives provenance only to a package that names its repository: add it to package.json before you publish.");
for (const fault of faults) console.error(`\n${fault}.`);
if (faults.length > 0) process.exitCode = 1;

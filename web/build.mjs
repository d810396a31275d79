#!/usr/bin/env node
/**
 * Builds dist/ from the sources and the compiled engine:
 *   dist/{index,js,codes,retry}.js and their chunks, dist/languages/<tag>.js, dist/types/, dist/site/
 */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { minify } from "terser";
import { generate, packTypes } from "./generate.mjs";
import { bakeWords } from "./site/bake.mjs";

const web = dirname(fileURLToPath(import.meta.url));
const root = join(web, "..");
const dist = join(root, "dist");
const generated = join(web, "generated");

const common = {
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

/** esbuild would escape the bytes and so undo their compression; the file goes out as it is. */
const bytesApart = {
  name: "bytes-apart",
  setup(build) {
    build.onResolve({ filter: /wasm-bytes\.js$/ }, () => ({ path: "./wasm-bytes.js", external: true }));
  },
};

/** Chunks lie flat beside their entries, so that each may name the bytes as its neighbour. */
async function bundle(options) {
  const layout = { splitting: true, chunkNames: "chunk-[hash]", plugins: [bytesApart] };
  await esbuild.build({ ...common, ...layout, ...options });
  // Terser finds another hundredth or two behind esbuild, which is what the size budget hangs on.
  for (const name of readdirSync(options.outdir).filter((file) => file.endsWith(".js"))) {
    const file = join(options.outdir, name);
    const { code } = await minify(readFileSync(file, "utf8"), { module: true, ecma: 2020, compress: { passes: 3 } });
    writeFileSync(file, code);
  }
}

async function buildApi() {
  const entryPoints = {
    index: join(web, "api", "index.ts"),
    js: join(web, "api", "js.ts"),
    codes: join(web, "api", "codes.ts"),
    retry: join(web, "retry", "index.ts"),
  };
  await bundle({ entryPoints, outdir: dist });
  copyFileSync(join(generated, "wasm-bytes.js"), join(dist, "wasm-bytes.js"));
  mkdirSync(join(dist, "languages"));
  for (const file of readdirSync(join(generated, "languages"))) {
    const types = file.endsWith(".d.ts") ? packTypes("../types/api/types.js") : undefined;
    if (types) writeFileSync(join(dist, "languages", file), types);
    else copyFileSync(join(generated, "languages", file), join(dist, "languages", file));
  }
}

async function buildSite() {
  const source = join(web, "site");
  const out = join(dist, "site");
  for (const [name, content] of bakeWords()) {
    mkdirSync(join(source, "generated"), { recursive: true });
    writeFileSync(join(source, "generated", name), content);
  }
  await bundle({ entryPoints: [join(source, "main.ts")], outdir: out });
  copyFileSync(join(generated, "wasm-bytes.js"), join(out, "wasm-bytes.js"));
  for (const file of readdirSync(source).filter((name) => /\.(html|css|svg)$/u.test(name))) {
    copyFileSync(join(source, file), join(out, file));
  }
}

function buildTypes() {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", join(web, "tsconfig.types.json")], { stdio: "inherit" });
  if (status !== 0) throw new Error("tsc found faults in web/api");
  for (const file of readdirSync(generated).filter((f) => f.endsWith(".d.ts"))) {
    mkdirSync(join(dist, "types", "generated"), { recursive: true });
    copyFileSync(join(generated, file), join(dist, "types", "generated", file));
  }
}

rmSync(dist, { recursive: true, force: true });
await generate({ root, out: generated });
await buildApi();
buildTypes();
await buildSite();

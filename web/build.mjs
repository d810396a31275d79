#!/usr/bin/env node
/**
 * Builds dist/ from the sources and the compiled engine:
 *   dist/{index,js,codes,retry,read}.js and their chunks, dist/languages/<tag>.js, dist/services/<id>.js, dist/types/,
 *   dist/custom-elements.json, dist/NOTICES.txt
 */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { minify } from "terser";
import { generate, packTypes } from "./generate.mjs";
import { writeManifest } from "./manifest.mjs";
import { replaceFolder } from "./replace-folder.mjs";
import { buildServices } from "./services.mjs";
import { wordList, wordModules, writeModules } from "./words.mjs";

const web = dirname(fileURLToPath(import.meta.url));
const root = join(web, "..");
/** Built here and put in its place when it is whole, because `npm start` may be serving what is there now. */
const dist = join(root, "build", "aside", "dist");
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
    build.onResolve({ filter: /\/[a-z-]+-bytes\.js$/ }, ({ path }) => ({ path: `./${basename(path)}`, external: true }));
    // Bundlers for the edge compile the file itself.
    const module = /closecode\.wasm(\?module)?$/;
    build.onResolve({ filter: module }, ({ path }) => ({ path: `./${module.exec(path)[0]}`, external: true }));
  },
};

/** A style sheet in a template is a text to the bundler, which would leave its white space as it is. */
const shortStyles = {
  name: "short-styles",
  setup(build) {
    build.onLoad({ filter: /-styles\.ts$/ }, async ({ path }) => {
      const source = readFileSync(path, "utf8");
      const [whole, css] = /`([^`]*)`/u.exec(source);
      const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: "es2022" });
      return { contents: source.replace(whole, () => JSON.stringify(code.trim())), loader: "ts" };
    });
  },
};

const ownWords = wordList("elements");

/** A constant of another module stays a variable to the bundler, and its name would be in every chunk that uses it. */
const wordsByPlace = {
  name: "words-by-place",
  setup(build) {
    build.onLoad({ filter: /\/web\/elements\/[a-z-]+\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      return { contents: source.replace(/\bwords\.(\w+)/gu, (whole, name) => String(ownWords.places.get(name) ?? whole)), loader: "ts" };
    });
  },
};

/** Chunks lie flat beside their entries, so that each may name the bytes as its neighbour. */
async function bundle(options) {
  const layout = { splitting: true, chunkNames: "chunk-[hash]", plugins: [bytesApart, shortStyles, wordsByPlace] };
  await esbuild.build({ ...common, ...layout, ...options });
  // Terser finds another hundredth or two behind esbuild, which is what the size budget hangs on. A function that is
  // called once compresses better where it stands.
  for (const name of readdirSync(options.outdir).filter((file) => file.endsWith(".js"))) {
    const file = join(options.outdir, name);
    const { code } = await minify(readFileSync(file, "utf8"), { module: true, ecma: 2020, compress: { passes: 3, reduce_funcs: false, keep_fargs: false } });
    writeFileSync(file, code);
  }
}

async function buildApi() {
  const entryPoints = {
    index: join(web, "api", "index.ts"),
    js: join(web, "api", "js.ts"),
    workerd: join(web, "api", "workerd.ts"),
    "edge-light": join(web, "api", "edge-light.ts"),
    codes: join(web, "api", "codes.ts"),
    retry: join(web, "retry", "index.ts"),
    telemetry: join(web, "telemetry", "index.ts"),
    elements: join(web, "elements", "index.ts"),
    overlay: join(web, "elements", "overlay.ts"),
    "elements-close-code": join(web, "elements", "close-code.ts"),
    "elements-close-code-compare": join(web, "elements", "close-code-compare.ts"),
    "elements-close-code-overlay": join(web, "elements", "close-code-overlay.ts"),
    read: join(web, "read", "index.ts"),
    vite: join(web, "vite", "index.ts"),
  };
  await bundle({ entryPoints, outdir: dist });
  for (const file of readdirSync(generated).filter((name) => name.endsWith("-bytes.js"))) copyFileSync(join(generated, file), join(dist, file));
  copyFileSync(join(root, "build", "wasm", "closecode.wasm"), join(dist, "closecode.wasm"));
  mkdirSync(join(dist, "languages"));
  for (const file of readdirSync(join(generated, "languages"))) {
    const types = file.endsWith(".d.ts") ? packTypes("../types/api/types.js") : undefined;
    if (types) writeFileSync(join(dist, "languages", file), types);
    else copyFileSync(join(generated, "languages", file), join(dist, "languages", file));
  }
}

/** The package's own modules lie beside the folder of the commands, which must not carry them a second time. */
const packageApart = {
  name: "package-apart",
  setup(build) {
    const own = { "../api/index.js": "../index.js", "../read/index.js": "../read.js" };
    build.onResolve({ filter: /^\.\.\/(api|read)\/index\.js$/ }, ({ path }) => ({ path: own[path], external: true }));
  },
};

/** `ws` is CommonJS and asks for modules of Node with `require`, which a module has to be given. */
const requireForCommonJs = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

async function buildCommands() {
  writeModules("cli", wordModules("cli"));
  await esbuild.build({
    ...common,
    platform: "node",
    entryPoints: { main: join(web, "cli", "main.ts") },
    outdir: join(dist, "cli"),
    splitting: true,
    chunkNames: "chunk-[hash]",
    plugins: [packageApart],
    banner: { js: requireForCommonJs },
  });
  const main = join(dist, "cli", "main.js");
  writeFileSync(main, `#!/usr/bin/env node\n${readFileSync(main, "utf8")}`);
  chmodSync(main, 0o755);
  const license = readFileSync(join(root, "node_modules", "ws", "LICENSE"), "utf8");
  writeFileSync(join(dist, "cli", "LICENSE-ws.txt"), `dist/cli contains ws, under this licence:\n\n${license}`);
}

function buildTypes() {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", join(web, "tsconfig.types.json"), "--outDir", join(dist, "types")], { stdio: "inherit" });
  if (status !== 0) throw new Error("tsc found faults in web/api");
  // Written by hand, so that its comments reach the compiler of whoever installs the package.
  copyFileSync(join(web, "elements", "frameworks.d.ts"), join(dist, "types", "elements", "frameworks.d.ts"));
  for (const file of readdirSync(generated).filter((f) => f.endsWith(".d.ts"))) {
    mkdirSync(join(dist, "types", "generated"), { recursive: true });
    copyFileSync(join(generated, file), join(dist, "types", "generated", file));
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
copyFileSync(join(root, "wasm", "NOTICES.txt"), join(dist, "NOTICES.txt"));
await generate({ root, out: generated });
writeModules("elements", ownWords.files);
await buildApi();
await buildServices({ root, dist, common });
await buildCommands();
buildTypes();
writeManifest({ elements: join(web, "elements"), dist });
replaceFolder({ from: dist, to: join(root, "dist"), keep: ["site"] });

/** Bundles the two programs of the site: the one that writes its pages in Node, and the one that runs in them. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

const site = fileURLToPath(new URL("..", import.meta.url));
const generated = join(site, "..", "generated");

/** The bytes stay a file of their own, because esbuild would escape them and so undo their compression. */
const bytesApart = {
  name: "bytes-apart",
  setup(build) {
    build.onResolve({ filter: /\/[a-z-]+-bytes\.js$/ }, ({ path }) => ({ path: `./${basename(path)}`, external: true }));
  },
};

/** The matrix is on one page, which is written here: no script needs its words, and every visitor would fetch them. */
const withoutMatrix = {
  name: "without-matrix",
  setup(build) {
    build.onLoad({ filter: /\/site\/generated\/words(\.[\w-]+)?\.ts$/ }, ({ path }) => {
      return { contents: readFileSync(path, "utf8").replace(/^  "matrix\..*\n/gmu, ""), loader: "ts" };
    });
  },
};

/** @returns what pages/index.ts exports; `document` has to be there before a page is made */
export async function loadPages(folder) {
  const outfile = join(folder, "pages.mjs");
  await esbuild.build({ entryPoints: [join(site, "pages", "index.ts")], outfile, bundle: true, format: "esm", platform: "node", logLevel: "warning" });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}

/** Scripts and the style sheet, into `assets`. */
export async function bundleAssets(assets) {
  const common = { bundle: true, minify: true, charset: "utf8", legalComments: "none", logLevel: "warning", target: "es2022" };
  await esbuild.build({
    ...common,
    entryPoints: [join(site, "main.ts"), join(site, "read-worker.ts")],
    outdir: assets,
    format: "esm",
    splitting: true,
    chunkNames: "chunk-[hash]",
    plugins: [bytesApart, withoutMatrix],
  });
  for (const name of readdirSync(generated).filter((file) => file.endsWith("-bytes.js"))) copyFileSync(join(generated, name), join(assets, name));
  const sheets = ["styles.css", "frame.css", "views.css", "pages.css", "try.css", "diagnosis.css", "circumstances.css"];
  const css = sheets.map((name) => readFileSync(join(site, name), "utf8")).join("\n");
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: ["chrome123", "firefox120", "safari17.5"] });
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(assets, "site.css"), code);
}

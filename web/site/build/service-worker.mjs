/** Makes sw.js, and the list of what each language keeps for offline use. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const source = fileURLToPath(new URL("../service-worker.ts", import.meta.url));
/** Comparisons are many and seldom read; each is kept when it is visited. */
const keptKinds = new Set(["home", "codes", "code", "range", "comparisons", "causes", "cause", "services", "service", "browsers", "diagnose"]);

export function keptPages(pages, { site, all }) {
  const tag = site.language.tag;
  return [...all.filter(({ kind }) => keptKinds.has(kind)).map(({ path }) => path), "search.json"].map((path) => pages.addressOf(tag, path));
}

export async function serviceWorker({ out, made, pages, version, base }) {
  const assets = readdirSync(join(out, "assets")).map((name) => `${base}assets/${name}`);
  const kept = Object.fromEntries(made.map((one) => [one.site.language.tag, keptPages(pages, one)]));
  const { outputFiles } = await esbuild.build({
    entryPoints: [source],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    define: {
      SITE_VERSION: JSON.stringify(version),
      SITE_SHELL: JSON.stringify([...assets, `${base}favicon.svg`, `${base}site.webmanifest`]),
      SITE_PAGES: JSON.stringify(kept),
    },
  });
  return outputFiles[0].text;
}

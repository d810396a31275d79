#!/usr/bin/env node
/**
 * Writes the site into dist/site: every page in every language, complete without script, from the texts and facts of the
 * engine in dist/. `npm run build:site -- --help` prints the options.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sitePolicy } from "../../demo/policy.mjs";
import { replaceFolder } from "../../replace-folder.mjs";
import { bakeSite } from "../bake.mjs";
import { bundleAssets, loadPages } from "./bundle.mjs";
import { markupDocument } from "./document.mjs";
import { readSiteFacts } from "./facts.mjs";
import { readOptions, usage } from "./options.mjs";
import { extraFiles, languageFiles } from "./files.mjs";
import { drawPictures } from "./pictures.mjs";
import { accentedLanguage, accentedRecord, pseudoLanguages, pseudoPack } from "./pseudo.mjs";
import { versionOf } from "./version.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

async function loadEngine(tags, pseudo) {
  const module = (path) => import(pathToFileURL(join(root, "dist", path)).href);
  const { load } = await module("index.js");
  const packs = await Promise.all(tags.filter((tag) => tag !== "en").map((tag) => module(`languages/${tag}.js`)));
  const made = pseudo ? [pseudoPack(accentedLanguage, (await module("languages/en.js")).default)] : [];
  return load({ languages: [...packs.map((pack) => pack.default), ...made] });
}

/** Languages that both the engine and the site speak, English first. */
async function languagesOf(pages, only) {
  const { languages } = await import(pathToFileURL(join(root, "web", "generated", "languages.js")).href);
  const spoken = languages.filter(({ tag }) => pages.wordLanguages.includes(tag));
  const unknown = only?.filter((tag) => !spoken.some((one) => one.tag === tag)) ?? [];
  if (unknown.length > 0) throw new Error(`--lang names ${unknown.join(", ")}, but the site speaks ${spoken.map(({ tag }) => tag).join(", ")}.`);
  const chosen = only === undefined ? spoken : spoken.filter(({ tag }) => only.includes(tag));
  return chosen.sort((a, b) => Number(b.tag === "en") - Number(a.tag === "en"));
}

/** Builds beside the folder and puts the site in its place when it is whole, because a server may be serving the old one. */
export async function buildSite(options) {
  const aside = join(root, "build", "aside", options.out.replaceAll(/[^\w.-]+/gu, "-"));
  const out = join(aside, "site");
  const write = (path, content) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), content);
  };
  rmSync(aside, { recursive: true, force: true });
  bakeSite();
  await bundleAssets(join(out, "assets"));
  copyFileSync(join(root, "web", "site", "favicon.svg"), join(out, "favicon.svg"));

  globalThis.document = markupDocument;
  const pages = await loadPages(join(aside, "program"));
  const languages = await languagesOf(pages, options.only);
  const engine = await loadEngine(languages.map(({ tag }) => tag), options.pseudo);
  pages.useBase(options.base);
  const facts = readSiteFacts();
  facts.texts[accentedLanguage.tag] = accentedRecord(facts.texts.en);
  const common = { engine, facts, languages, origin: options.origin, policy: sitePolicy(), version: versionOf(out, options.packageVersion) };

  const made = [];
  for (const language of options.pseudo ? [...languages, ...pseudoLanguages] : languages) {
    await pages.speak(language.tag, language === accentedLanguage ? accentedRecord : undefined);
    const site = { ...common, language };
    const all = pages.pagesOf(site);
    const files = languageFiles({ pages, site, all, base: options.base });
    for (const [path, content] of files) write(path, content);
    made.push({ site, all });
  }
  for (const [path, content] of await extraFiles({ pages, made, out, options })) write(path, content);
  await drawPictures({ all: made[0].all, picturePath: pages.picturePath, out, cache: join(root, "build", "pictures") });
  replaceFolder({ from: out, to: join(root, options.out) });
  rmSync(aside, { recursive: true, force: true });
  return made.reduce((sum, { all }) => sum + all.length, 0);
}

async function main(args) {
  if (args.includes("--help")) {
    console.log(usage);
    return 0;
  }
  const started = performance.now();
  try {
    const options = readOptions(args);
    const count = await buildSite(options);
    console.log(`${count} pages in ${options.out} after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error && error.name !== "Error" ? error : String(error));
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));

#!/usr/bin/env node
/**
 * Turns the page's own words into modules: web/site/languages/*.po into web/site/generated/words.ts with English in it,
 * and one words.<tag>.ts for each other language. Faults in the files are listed, and the exit status is 1.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DataError } from "../../core/bake/po.mjs";
import { readTexts } from "../../core/bake/texts.mjs";

const folder = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const line = "// Made by web/site/bake.mjs from web/site/languages. Do not edit.\n";

/** A record of all texts, one to a line. */
function record(keys, texts) {
  return `{\n${keys.map((key, n) => `  ${JSON.stringify(key)}: ${JSON.stringify(texts[n])},`).join("\n")}\n}`;
}

/** Pairs of codes that the engine has a sentence of its own for: the comparisons worth leading people to. */
function pairsWithNotes() {
  const { keys } = readTexts(folder("../../core/data/languages"), "core/data/languages");
  const pairs = keys.map((key) => /^pair\.(\d+)-(\d+)$/u.exec(key)).filter(Boolean);
  return pairs.map(([, low, high]) => [Number(low), Number(high)]).sort(([a, b], [c, d]) => a - c || b - d);
}

/** Every module by its file name. @throws {DataError} */
export function bakeWords() {
  const { keys, languages } = readTexts(folder("languages"), "web/site/languages");
  const english = languages.find(({ tag }) => tag === "en");
  const others = languages.filter(({ tag }) => tag !== "en");
  const loaders = others.map(({ tag }) => `  ${JSON.stringify(tag)}: async () => (await import("./words.${tag}.js")).words,`);
  const main = `${line}export const english = ${record(keys, english.texts)} as const;

export type WordKey = keyof typeof english;
export type Words = Readonly<Record<WordKey, string>>;

export const loaders: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => english,
${loaders.join("\n")}
};

/** Pairs of codes that the engine compares in a sentence of their own, the smaller code first. */
export const notedPairs: readonly (readonly [number, number])[] = ${JSON.stringify(pairsWithNotes())};
`;
  const files = new Map([["words.ts", main]]);
  for (const { tag, texts } of others) {
    const type = 'import type { Words } from "./words.js";\n';
    files.set(`words.${tag}.ts`, `${line}${type}\nexport const words: Words = ${record(keys, texts)};\n`);
  }
  return files;
}

function main() {
  try {
    const files = bakeWords();
    mkdirSync(folder("generated"), { recursive: true });
    for (const [name, content] of files) writeFileSync(join(folder("generated"), name), content);
    return 0;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    console.error(error.message);
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();

/**
 * Turns the own words of a part of web/ into modules: <part>/languages/*.po into words.ts with English in it, which is
 * also the type of all others, and one words.<tag>.ts for each other language.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTexts } from "../core/bake/texts.mjs";

const web = fileURLToPath(new URL(".", import.meta.url));

/** A record of all texts, one to a line. */
function record(keys, texts) {
  return `{\n${keys.map((key, n) => `  ${JSON.stringify(key)}: ${JSON.stringify(texts[n])},`).join("\n")}\n}`;
}

/**
 * @param {string} part a folder of web/ that has `languages`
 * @returns {Map<string, string>} every module by its file name
 * @throws {DataError} listing every fault of the files
 */
export function wordModules(part) {
  const name = `web/${part}/languages`;
  const { keys, languages } = readTexts(join(web, part, "languages"), name);
  const line = `// Made from ${name} by web/words.mjs. Do not edit.\n`;
  const others = languages.filter(({ tag }) => tag !== "en");
  const loaders = others.map(({ tag }) => `  ${JSON.stringify(tag)}: async () => (await import("./words.${tag}.js")).words,`);
  const english = languages.find(({ tag }) => tag === "en");
  const files = new Map([["words.ts", `${line}export const english = ${record(keys, english.texts)} as const;

export type WordKey = keyof typeof english;
export type Words = Readonly<Record<WordKey, string>>;

export const loaders: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => english,
${loaders.join("\n")}
};
`]]);
  for (const { tag, texts } of others) {
    const type = 'import type { Words } from "./words.js";\n';
    files.set(`words.${tag}.ts`, `${line}${type}\nexport const words: Words = ${record(keys, texts)};\n`);
  }
  return files;
}

/**
 * The same for a part whose other languages come with the packs: a list, and the place of each text in it as a constant.
 * @param {string} part a folder of web/ that has `languages`
 * @returns {{files: Map<string, string>, places: Map<string, number>}} the one module by its file name, and the constants
 */
export function wordList(part) {
  const name = `web/${part}/languages`;
  const { keys, languages } = readTexts(join(web, part, "languages"), name);
  const { texts } = languages.find(({ tag }) => tag === "en");
  const constants = new Map(keys.map((key, n) => [key.replace(/[.-](\w)/gu, (_, letter) => letter.toUpperCase()), n]));
  const places = Array.from(constants, ([constant, n]) => `export const ${constant} = ${n};`).join("\n");
  const list = texts.map((text) => `  ${JSON.stringify(text)},`).join("\n");
  const module = `// Made from ${name} by web/words.mjs. Do not edit.\n${places}\n\nexport const english: readonly string[] = [\n${list}\n];\n`;
  return { files: new Map([["words.ts", module]]), places: constants };
}

/** Writes modules into <part>/generated, and takes away what an earlier build left there. @param {Map<string, string>} files */
export function writeModules(part, files) {
  const folder = join(web, part, "generated");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((left) => !files.has(left))) rmSync(join(folder, name));
  for (const [name, content] of files) {
    const path = join(folder, name);
    // What is already there stays untouched: another program may be reading it right now.
    if (!existsSync(path) || readFileSync(path, "utf8") !== content) writeFileSync(path, content);
  }
}

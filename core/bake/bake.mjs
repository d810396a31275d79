#!/usr/bin/env node
/**
 * Turns core/data into what is compiled and shipped:
 *   node core/bake/bake.mjs --out DIR
 * writes DIR/include/closecode/generated/*.hpp, DIR/src/*.hpp, DIR/english.cpp, DIR/languages/<tag>.{pack,json},
 * DIR/facts.json, DIR/services.json and DIR/texts.json.
 * Faults in the data are listed with file and key, nothing is written, and the exit status is 1.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readHeader } from "./cues.mjs";
import { englishSource, factsHeader, textIdsHeader, vocabularyHeader } from "./cpp.mjs";
import { readFacts } from "./facts.mjs";
import { readModel } from "./model.mjs";
import { featuresHeader, modelHeader } from "./model_cpp.mjs";
import { packObject, packText } from "./pack.mjs";
import { DataError } from "./po.mjs";
import { dictionaryOf, readServices } from "./services.mjs";
import { readTexts } from "./texts.mjs";

const data = join(dirname(fileURLToPath(import.meta.url)), "..", "data");

/** Everything that is written, by its path below the output folder. @throws {DataError} */
export function bake(folder = data) {
  const facts = readFacts(folder);
  facts.model = readModel(folder, facts.sources);
  const texts = readTexts(join(folder, "languages"), "core/data/languages");
  const english = texts.languages.find((l) => l.tag === "en");
  const headers = "include/closecode/generated";
  const files = new Map([
    [`${headers}/vocabulary.hpp`, vocabularyHeader(facts, texts)],
    [`${headers}/facts.hpp`, factsHeader(facts, texts)],
    [`${headers}/text_ids.hpp`, textIdsHeader(texts)],
    ["src/model_features.hpp", featuresHeader(facts.model)],
    ["src/model_tables.hpp", modelHeader(facts.model, texts)],
    ["src/read_tables.hpp", readHeader(folder, new Set(facts.model.causes.map(({ id }) => id)))],
    ["english.cpp", englishSource(english.texts)],
    ["facts.json", `${JSON.stringify(facts, undefined, 1)}\n`],
    ["services.json", `${JSON.stringify(readServices(folder).map(dictionaryOf))}\n`],
    ["texts.json", `${JSON.stringify({ keys: texts.keys, schema: texts.schema }, undefined, 1)}\n`],
  ]);
  for (const language of texts.languages) {
    files.set(`languages/${language.tag}.pack`, packText(language, texts.schema));
    files.set(`languages/${language.tag}.json`, `${JSON.stringify(packObject(language, texts.schema))}\n`);
  }
  return files;
}

/** Leaves a file alone that already says the same, so that nothing behind it is built again. */
function writeIfChanged(path, content) {
  try {
    if (readFileSync(path, "utf8") === content) return;
  } catch {
    mkdirSync(dirname(path), { recursive: true });
  }
  writeFileSync(path, content);
}

function main(args) {
  const at = args.indexOf("--out");
  if (at < 0 || !args[at + 1]) {
    console.error("usage: node core/bake/bake.mjs --out DIR");
    return 2;
  }
  try {
    for (const [name, content] of bake()) writeIfChanged(join(args[at + 1], name), content);
    return 0;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    console.error(error.message);
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));

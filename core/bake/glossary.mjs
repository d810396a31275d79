/** Holds texts against the glossaries: where English has a term, a translation has the word settled for it. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DataError, escaped, poTags, poTexts } from "./po.mjs";

/** Every folder of PO files, from the project's root. One that does not exist has no texts to check. */
export const textFolders = ["core/data/languages", "web/cli/languages", "web/elements/languages", "web/site/languages"];

const lower = (text) => text.toLocaleLowerCase("en");

function readJson(folder, file) {
  const where = `core/data/glossary/${file}`;
  try {
    return JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    throw new DataError(where, error.message);
  }
}

const isWordList = (value) => Array.isArray(value) && value.every((word) => typeof word === "string" && word.trim() !== "");

/** What is wrong with one term of one file, or undefined. `words` is the key whose list may not be empty. */
function termFault(term, words) {
  if (!isWordList(term[words]) || term[words].length === 0) return `needs a list \`${words}\` of words`;
  if (!isWordList(term.avoid)) return "needs a list `avoid`, which may be empty";
  const clash = term.avoid.find((avoided) => term[words].some((word) => lower(word).includes(lower(avoided))));
  return clash === undefined ? undefined : `both uses and avoids "${clash}"`;
}

/**
 * Reads `en.json` and the glossary of every other language of a folder.
 * @returns {{names: string[], english: Map<string, {en: string[], avoid: string[], optional?: boolean}>, languages: Map<string, Map<string, {use: string[], avoid: string[]}>>}}
 * @throws {DataError} listing every fault
 */
export function readGlossaries(folder) {
  const { names, terms } = readJson(folder, "en.json");
  const english = new Map(Object.entries(terms));
  const languages = new Map();
  const faults = [];
  const add = (file, id, fault) => fault && faults.push(`core/data/glossary/${file}: ${id} ${fault}`);
  if (!isWordList(names)) faults.push("core/data/glossary/en.json: names is not a list of words");
  for (const [id, term] of english) add("en.json", id, termFault(term, "en"));
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".json") && f !== "en.json").sort()) {
    const settled = new Map(Object.entries(readJson(folder, file).terms));
    for (const id of english.keys()) if (!settled.has(id)) add(file, id, "is missing");
    for (const [id, term] of settled) add(file, id, english.has(id) ? termFault(term, "use") : "is not a term of English");
    languages.set(file.slice(0, -".json".length), settled);
  }
  if (faults.length > 0) throw new DataError("core/data/glossary", `${faults.length} fault(s)\n  ${faults.join("\n  ")}`);
  return { names, english, languages };
}

/**
 * The terms that an English text uses. Quoted messages, placeholders, names and code such as socket.extensions are not
 * terms; of two terms that overlap, such as handshake and close handshake, the longer one counts.
 */
export function termsOf(text, { names, english }) {
  let rest = text.replace(/"[^"]*"|“[^”]*”|\{[^{}]*\}|\w+(?:\.\w+)+/gu, "\0");
  for (const name of names) rest = rest.replaceAll(name, "\0");
  const forms = [...english].flatMap(([id, { en }]) => en.map((form) => ({ id, form })));
  forms.sort((a, b) => b.form.length - a.form.length || (a.form < b.form ? -1 : 1));
  const found = new Set();
  for (const { id, form } of forms) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped(form)}(?![\\p{L}\\p{N}_-])`, "giu");
    if (!pattern.test(rest)) continue;
    found.add(id);
    rest = rest.replace(pattern, "\0");
  }
  return found;
}

function avoidedWords(text, terms) {
  const small = lower(text);
  return [...terms].flatMap(([id, { avoid }]) => avoid.filter((word) => small.includes(lower(word))).map((word) => ({ id, word })));
}

/** Faults of one text of a language other than English, as sentences without the place. */
export function wordFaults(english, text, glossaries, tag) {
  const settled = glossaries.languages.get(tag);
  // Turkish has an i with a dot and one without; words that stay English follow English.
  const small = `${lower(text)}\n${text.toLocaleLowerCase(tag)}`;
  const faults = [];
  for (const id of termsOf(english, glossaries)) {
    if (glossaries.english.get(id).optional) continue;
    const { use } = settled.get(id);
    if (!use.some((word) => small.includes(lower(word)))) faults.push(`does not use ${use.map((w) => `"${w}"`).join(" or ")} for ${id}`);
  }
  for (const { id, word } of avoidedWords(text, settled)) faults.push(`uses "${word}" where the glossary settles ${id}`);
  return faults;
}

/** Every text of a folder of PO files that breaks the glossaries, each as "file:line: key …". */
export function glossaryFaults(root, name, glossaries) {
  const folder = join(root, name);
  if (!existsSync(folder)) return [];
  const faults = [];
  for (const tag of poTags(folder)) {
    if (tag !== "en" && !glossaries.languages.has(tag)) {
      faults.push(`${name}/${tag}.po: there is no core/data/glossary/${tag}.json`);
      continue;
    }
    for (const { where, key, id, text } of poTexts(folder, name, tag)) {
      const found = tag === "en"
        ? avoidedWords(id, glossaries.english).map(({ id: term, word }) => `uses "${word}" for ${term}`)
        : wordFaults(id, text, glossaries, tag);
      for (const fault of found) faults.push(`${where}: ${key} ${fault}`);
    }
  }
  return faults;
}

/** Every text of the services that breaks the glossaries, each as "file: codes[2].fix …". */
export function serviceFaults(root, glossaries) {
  const name = "core/data/services";
  return readdirSync(join(root, name)).filter((file) => file.endsWith(".json")).sort().flatMap((file) => {
    const { codes, ranges = [] } = JSON.parse(readFileSync(join(root, name, file), "utf8"));
    return Object.entries({ codes, ranges }).flatMap(([list, meanings]) => meanings.flatMap((meaning, place) =>
      ["description", "when", "fix"].filter((key) => meaning[key]).flatMap((key) => {
        const { en, ...translations } = meaning[key];
        const faults = [
          ...avoidedWords(en, glossaries.english).map(({ id, word }) => `en uses "${word}" for ${id}`),
          ...Object.entries(translations).flatMap(([tag, text]) => wordFaults(en, text, glossaries, tag).map((fault) => `${tag} ${fault}`)),
        ];
        return faults.map((fault) => `${name}/${file}: ${list}[${place}].${key} ${fault}`);
      })));
  });
}

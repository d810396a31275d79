/** Reads the language files and holds every text against English: present, current, same placeholders, clean. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DataError, readPo } from "./po.mjs";

/** Texts of one entry, in this order; the engine finds them by their distance from the first. */
export const entryRoles = ["title", "description", "when", "fix", "retry", "summary", "choose"];
/** These serve every code of a range as they stand, so that explaining a code copies nothing. */
const fixedRoles = ["title", "description", "when", "fix", "retry"];

// C0, DEL, C1, zero-width and bidirectional controls, line separators, the byte order mark, unassigned specials.
const forbidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/u;

export function placeholders(text) {
  return (text.match(/\{[^{}]*\}/gu) ?? []).sort();
}

/**
 * What is wrong with one text, as a sentence, or undefined.
 * @param {string} text @param {string} english the text it translates
 */
export function textFault(text, english) {
  if (text.trim() === "") return "is empty";
  if (text !== text.trim()) return "starts or ends with white space";
  const control = forbidden.exec(text);
  if (control) {
    return `holds the forbidden character U+${control[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  }
  if (/[{}]/u.test(text.replace(/\{[A-Za-z]+\}/gu, ""))) return "has a broken placeholder";
  if (placeholders(text).join() !== placeholders(english).join()) {
    return `has the placeholders ${placeholders(text).join(" ") || "(none)"} where English has ${placeholders(english).join(" ") || "(none)"}`;
  }
  return undefined;
}

/** @returns every fault of a translation, each as "file:line: key …", none thrown: a translator wants the whole list. */
export function translationFaults(english, translation, file) {
  const faults = [];
  for (const [key, { id }] of english) {
    const entry = translation.get(key);
    if (!entry) faults.push(`${file}: ${key} is missing`);
    else if (entry.id !== id) faults.push(`${file}:${entry.line}: ${key} is stale: its English changed`);
    else if (entry.fuzzy) faults.push(`${file}:${entry.line}: ${key} is marked fuzzy`);
    else {
      const fault = textFault(entry.text, id);
      if (fault) faults.push(`${file}:${entry.line}: ${key} ${fault}`);
    }
  }
  for (const [key, { line }] of translation) {
    if (!english.has(key)) faults.push(`${file}:${line}: ${key} is not a text of English`);
  }
  return faults;
}

/** 32-bit FNV-1a over UTF-8, as eight hex digits; the engine computes the same. */
export function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, "utf8")) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/**
 * Reads all `*.po` of a folder. English is the reference; its order is the order of every pack.
 * @returns {{keys: string[], schema: string, languages: {tag: string, dir: string, separator: string, texts: string[]}[]}}
 * @throws {DataError} listing every fault
 */
export function readTexts(folder, name) {
  const read = (file) => readPo(readFileSync(join(folder, file), "utf8"), `${name}/${file}`);
  const english = read("en.po").entries;
  const keys = [...english.keys()];
  const faults = [];
  for (const [key, { id, text, line }] of english) {
    const fault = text !== "" ? "has a msgstr, but English is the msgid" : textFault(id, id);
    if (fault) faults.push(`${name}/en.po:${line}: ${key} ${fault}`);
    const role = key.split(".")[1];
    if (/^(\d|invalid)/u.test(key) && fixedRoles.includes(role) && placeholders(id).length > 0) {
      faults.push(`${name}/en.po:${line}: ${key} takes no placeholder`);
    }
  }
  const languages = [];
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".po")).sort()) {
    const tag = file.slice(0, -3);
    const { headers, entries } = read(file);
    if (headers.get("Language") !== tag) faults.push(`${name}/${file}: header Language is not ${tag}`);
    const dir = headers.get("X-Direction") ?? "ltr";
    if (!["ltr", "rtl"].includes(dir)) faults.push(`${name}/${file}: X-Direction is ${dir}, not ltr or rtl`);
    if (tag !== "en") faults.push(...translationFaults(english, entries, `${name}/${file}`));
    const separator = (headers.get("X-Sentence-Separator") ?? '" "').replaceAll('"', "");
    languages.push({ tag, dir, separator, texts: keys.map((k) => (tag === "en" ? english.get(k).id : entries.get(k)?.text)) });
  }
  if (faults.length > 0) throw new DataError(name, `${faults.length} fault(s)\n  ${faults.join("\n  ")}`);
  const schema = fnv1a(keys.map((k) => `${k}:${placeholders(english.get(k).id).join("")}`).join("\n"));
  return { keys, schema, languages };
}

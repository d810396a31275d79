/**
 * Languages that nobody speaks, made from English: en-XA has accents and words half as long again, ar-XB runs from right
 * to left. They show what a longer language, or one of another direction, would make of the site.
 * @see https://developer.android.com/guide/topics/resources/pseudolocales
 */
import { packObject } from "../../../core/bake/pack.mjs";

export const accentedLanguage = { tag: "en-XA", name: "Pseudo (accents)", dir: "ltr" };
export const pseudoLanguages = [accentedLanguage, { tag: "ar-XB", name: "Pseudo (RTL)", dir: "rtl" }];

const accents = new Map([..."aeiouycnsz"].map((letter, place) => [letter, [..."áéíóúýçñšž"][place]]));
// Placeholders, quoted messages, addresses and code stay as they are, and so do words with a digit, a dot or a capital inside.
const kept = /\{[^{}]*\}|"[^"]*"|\S*(?:[\d:/()_$]|\w\.\w|[a-z][A-Z])\S*/gu;

const longer = (text) => text.replace(/[aeiouycnsz]/gu, (letter) => {
  const accent = accents.get(letter) ?? letter;
  return /[aeiou]/u.test(letter) ? accent + accent : accent;
});

/** @param {string} text English */
export function accented(text) {
  let at = 0;
  let out = "";
  for (const { 0: part, index } of text.matchAll(kept)) {
    out += longer(text.slice(at, index)) + part;
    at = index + part.length;
  }
  return out + longer(text.slice(at));
}

/** Every text of a record. @param {Readonly<Record<string, string>>} texts */
export const accentedRecord = (texts) => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, accented(text)]));

/**
 * The pack of a pseudo language.
 * @param {{tag: string, dir: string}} language
 * @param {{data: {schema: string, texts: readonly string[]}}} english the pack of English
 * @param {readonly string[]} words those of the elements, which the pack of English leaves out because they have them
 */
export function pseudoPack({ tag, dir }, { data: { schema, texts } }, words = []) {
  const spoken = (text) => (tag === accentedLanguage.tag ? accented(text) : text);
  const pack = packObject({ tag, dir, separator: " ", texts: texts.map(spoken) }, schema);
  return { ...pack, data: { ...pack.data, elements: words.map(spoken) } };
}

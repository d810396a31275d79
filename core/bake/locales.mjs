/** Holds texts against core/data/locales.json: letters, punctuation, spacing, numbers and length of each language. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { escaped, poTags, poTexts } from "./po.mjs";

// The number is never 0 or 1 (a reason that is too long, a size above a limit, attempts that repeat), or what follows it
// does not count: "{bytes} of 123".
const neverOne = new Set([
  "check.reason", "try.badReason", "signal.big-message", "signal.huge-message", "signal.size-fits", "signal.many-attempts",
  "advice.repeated", "check.ok", "try.reasonHint", "input.longLine",
]);
const numbers = /\{(?:bytes|count|seconds|ms|megabytes)\}[ \u00a0]?(?<word>[\p{L}\p{M}]+)/gu;
/** Where 1 takes another form than most numbers, and where more than that changes. @see https://cldr.unicode.org/index/cldr-spec/plural-rules */
const pluralsOf = (tag) => new Intl.PluralRules(tag).resolvedOptions().pluralCategories;

/** The text without what is the same in every language: placeholders, addresses, code in straight quotes. */
const bare = (text) => text.replace(/"[^"]*"|\{[^{}]*\}|\b[a-z]+:\/\/\S*|\bwss?:|\bhttps?:/gu, "\ufffc");

export function readLocales(folder) {
  return new Map(Object.entries(JSON.parse(readFileSync(join(folder, "locales.json"), "utf8")).languages));
}

function numberFault(tag, key, text, { units }) {
  const categories = pluralsOf(tag);
  if (categories.length === 1 || (!categories.includes("few") && neverOne.has(key))) return undefined;
  for (const { groups } of text.matchAll(numbers)) {
    if (!units.includes(groups.word)) return `lets "${groups.word}" follow a number, which fits some numbers only`;
  }
  return undefined;
}

function letterFault(english, text, { letters, script }) {
  const foreign = new RegExp(`(?![${letters}])[^\\x00-\\x7f]`, "gu");
  for (const [letter] of text.matchAll(foreign)) {
    if (/\p{L}/u.test(letter) && !english.includes(letter)) return `holds "${letter}", which is no letter of the language`;
  }
  if (script === "Latn") return undefined;
  const mixed = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u.exec(text);
  if (mixed) return `mixes Latin and Cyrillic letters in "${mixed[0]}"`;
  // A name such as "Discord" stays as it is; a sentence does not.
  const sentence = /[a-z]+ [a-z]+ [a-z]+/u.test(english);
  return sentence && !new RegExp(`[${letters}]`, "u").test(text) ? "has no letter of its script" : undefined;
}

// What of Latin punctuation each script has a mark of its own for.
const latinMarks = { Arab: "[,;?]", Jpan: "[,;?!]", Hans: "[,:;?!]", Hant: "[,:;?!]" };

function punctuationFault(english, text, { stop, gap, quotes, spaced, letters, script }) {
  const end = english.endsWith(".") ? stop : undefined;
  if (end !== undefined && !new RegExp(`${escaped(end)}["”»」）)]?$`, "u").test(text)) return `does not end with "${end}" as English does`;
  const plain = bare(text);
  const wrong = [..."“”„«»「」"].find((mark) => plain.includes(mark) && !quotes.includes(mark));
  if (wrong) return `quotes with "${wrong}" and not with ${quotes}`;
  const [open, close] = quotes;
  if (plain.split(open).length !== plain.split(close).length) return `does not close a quotation mark of ${quotes}`;
  for (const [literal] of text.matchAll(/"[^"]*"/gu)) {
    if (!english.includes(literal)) return `quotes ${literal} with straight marks, which are for what a program says`;
  }
  if (/ {2}|[ \u00a0][,.](?:[ \u00a0]|$)/u.test(plain)) return "has a space too much";
  if (latinMarks[script] && new RegExp(`[${letters}]${latinMarks[script]}`, "u").test(plain)) {
    return "has punctuation of Latin script after its own letters";
  }
  if (gap === "\\u00a0" && /[^\u00a0\s:;!?][:;!?](?=[ \u00a0]|$)| [:;!?»]|«[^\u00a0]|[^\u00a0]»/u.test(plain)) {
    return "lacks a no-break space before : ; ! ? or inside « »";
  }
  if (spaced && /\p{Script=Han}[A-Za-z0-9\ufffc]|[A-Za-z0-9\ufffc]\p{Script=Han}/u.test(plain.replace(/"/gu, ""))) {
    return "lacks a space between Chinese characters and Latin letters, digits or a placeholder";
  }
  return undefined;
}

function lengthFault(english, text, { length: [least, most] }) {
  if (english.length < 40) return undefined;
  const ratio = text.length / english.length;
  return ratio < least || ratio > most ? `is ${ratio.toFixed(2)} times as long as English, not ${least} to ${most}` : undefined;
}

/** What is wrong with the way one text is written, as a sentence without the place, or undefined. */
export function localeFault(tag, key, english, text, locales) {
  const locale = locales.get(tag);
  if (locale === undefined) return "is in a language that core/data/locales.json does not describe";
  const number = numberFault(tag, key, text, locale);
  if (tag === "en") return number;
  return number ?? letterFault(english, text, locale) ?? punctuationFault(english, text, locale) ?? lengthFault(english, text, locale);
}

/** Every text of a folder of PO files that breaks the rules of its language, each as "file:line: key …". */
export function localeFaults(root, name, locales) {
  const faults = [];
  for (const tag of poTags(join(root, name))) {
    for (const { where, key, id, text } of poTexts(join(root, name), name, tag)) {
      const fault = localeFault(tag, key, id, tag === "en" ? id : text, locales);
      if (fault) faults.push(`${where}: ${key} ${fault}`);
    }
  }
  return faults;
}

/** Says what dictionaries know in the form of the engine's own answers. */
import { sourceOf, type Dictionaries, type Meaning } from "./dictionaries.js";
import type { Alternative, DictionaryText, ServiceNote } from "./dictionary-types.js";
import { negotiate } from "./negotiate.js";
import type { Comparison, Explanation, SearchHit } from "./types.js";

/** Of a dictionary's texts the one for these readers, best language first; English, then the first, where none fits. */
export function textFor(text: DictionaryText | undefined, wanted: readonly string[]): string | undefined {
  if (typeof text !== "object") return text;
  const tags = Object.keys(text);
  return text[negotiate(wanted, tags)] ?? text[tags[0] as string];
}

function noteOf({ dictionary: { id, name, kind, evidence }, entry, standard }: Meaning, wanted: readonly string[]): ServiceNote {
  const text = (value: DictionaryText | undefined): string => textFor(value, wanted) ?? "";
  const { name: called, description, fix, retry } = entry;
  return {
    id, name, ...(kind && { kind }), ...(evidence && { evidence }),
    ...(standard && { meaning: { name: called, description: text(description), fix: text(fix), ...(retry && { retry }) } }),
  };
}

const alternativeOf = ({ dictionary, entry }: Meaning): Alternative => ({
  source: sourceOf(dictionary), service: dictionary.name, ...(dictionary.kind && { kind: dictionary.kind }), name: entry.name,
});

/** The answer from the range, with the meanings that the code has at services nothing points to. */
export const withAlternatives = (base: Explanation, others: readonly Meaning[]): Explanation =>
  others.length > 0 ? { ...base, alternatives: others.map(alternativeOf) } : base;

/** The answer of a dictionary; what it leaves out is answered as for any code of the range. */
export function withMeaning(
  base: Explanation, meaning: Meaning, wanted: readonly string[], retryReason: string,
): Explanation {
  const service = noteOf(meaning, wanted);
  if (meaning.standard) return { ...base, service };
  const { dictionary, entry } = meaning;
  return {
    ...base,
    source: sourceOf(dictionary),
    name: entry.name,
    title: entry.name,
    description: textFor(entry.description, wanted) ?? base.description,
    when: textFor(entry.when, wanted) ?? base.when,
    fix: textFor(entry.fix, wanted) ?? base.fix,
    severity: entry.severity ?? base.severity,
    ...(entry.retry && { retry: entry.retry, retryReason }),
    links: [...(entry.links ?? []), ...base.links],
    service,
  };
}

/** A comparison in which a dictionary knows a side: what it means comes first, and what to do about it is its own advice. */
export function withMeanings(base: Comparison, left: Meaning | undefined, right: Meaning | undefined): Comparison {
  const sides = [{ meaning: left, side: base.left }, { meaning: right, side: base.right }];
  const told = sides.flatMap(({ meaning, side }) => (meaning?.entry.description ? [`${side.code}: ${side.description}`] : []));
  const choose = sides.map(({ meaning, side }, i) => (meaning?.entry.fix ? side.fix : base.choose[i as 0 | 1]));
  return { ...base, differences: [...told, ...base.differences], choose: choose as [string, string] };
}

const folded = (text: string): string => ` ${text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
const mostHits = 20;

/** The engine's hits and those of the dictionaries, best first. */
export function withHits(
  hits: readonly SearchHit[], query: string, dictionaries: Dictionaries, wanted: readonly string[],
): readonly SearchHit[] {
  const asked = folded(query).trimEnd();
  if (asked === "") return hits;
  const words = asked.trim().split(" ");
  const own = dictionaries.all.flatMap((dictionary) => dictionary.codes.flatMap(({ code, name, description }): SearchHit[] => {
    const title = folded(name);
    const all = title + folded(dictionary.name) + folded(textFor(description, wanted) ?? "") + code;
    // A number is the surest word, then the name as it stands, then a part of it, then words of the texts.
    const score = asked.trim() === String(code) ? 0.95
      : title.trim() === asked.trim() ? 0.9
      : title.includes(asked) ? 0.7
      : words.every((word) => all.includes(word)) ? 0.4 : 0;
    return score > 0 ? [{ code, source: sourceOf(dictionary), title: name, score }] : [];
  }));
  return own.length > 0 ? [...hits, ...own].sort((a, b) => b.score - a.score).slice(0, mostHits) : hits;
}

/** The elements' own words. English comes with them; other languages come in their packs. */
import { retries } from "../api/dictionary-check.js";
import type { RetryAction } from "../api/index.js";
import { extrasOf } from "../api/extras.js";
import { negotiate } from "../api/negotiate.js";
import * as words from "./generated/words.js";

export interface Speech {
  readonly tag: string;
  readonly dir: "ltr" | "rtl";
  /** @param place a constant of generated/words.ts */
  word(place: number, values?: Readonly<Record<string, string | number>>): string;
}

/** The words of the actions stand in the order in which the engine knows them. */
export const retryWord = (action: RetryAction): number => words.retryNo + retries.indexOf(action);

/** A pack's words are a list in the order of the English ones; of another release they may be fewer. */
function wordsOf(tag: string): readonly unknown[] {
  const list = extrasOf(tag)?.elements;
  return Array.isArray(list) && list.length === words.english.length ? list : words.english;
}

/** The best of the languages that the engine has loaded. */
export function speechFor(wanted: string, available: readonly string[]): Speech {
  const tag = negotiate([wanted], available.length > 0 ? available : ["en"]);
  const spoken = wordsOf(tag);
  const dir = extrasOf(tag)?.dir ?? "ltr";
  return { tag, dir, word: (place, values = {}) => String(spoken[place]).replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole)) };
}

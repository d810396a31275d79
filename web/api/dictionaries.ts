/** The dictionaries that an engine has, and which of their meanings an observation has. */
import { marksOf, strength, type Seen } from "./recognise.js";
import type { Dictionary, DictionaryCode, DictionaryMeaning } from "./dictionary-types.js";

export interface Meaning {
  readonly dictionary: Dictionary;
  readonly entry: DictionaryMeaning;
  /** A registered code keeps its registered meaning; this one stands beside it. */
  readonly standard: boolean;
  readonly isRange: boolean;
}

/** What a code means here; without `meaning`, what it means at those which nothing tells apart. */
export interface Resolution {
  readonly meaning?: Meaning;
  readonly others: readonly Meaning[];
}

/** Is it an application's own, which needs no recognition? */
const isOwn = ({ kind }: Dictionary): boolean => kind === undefined;

export const sourceOf = ({ id, kind, match }: Dictionary): string => (kind || match ? `service:${id}` : "custom");

const byCode = (entries: readonly DictionaryCode[] | undefined, code: number) => entries?.find((entry) => entry.code === code);

export class Dictionaries {
  #all: readonly Dictionary[] = [];
  /** What the dictionaries say of a code, made when it is first asked for. */
  #holders = new Map<number, readonly Meaning[]>();

  get all(): readonly Dictionary[] {
    return this.#all;
  }

  /** Takes clean dictionaries; of two with one id the later stays. */
  add(dictionaries: readonly Dictionary[]): void {
    const byId = new Map(this.#all.map((one) => [one.id, one]));
    for (const one of dictionaries) {
      byId.delete(one.id);
      byId.set(one.id, one);
    }
    this.#all = [...byId.values()];
    this.#holders.clear();
  }

  #holding(code: number): readonly Meaning[] {
    let found = this.#holders.get(code);
    if (!found) {
      found = this.#all.flatMap((dictionary) => {
        const own = byCode(dictionary.codes, code);
        const standard = byCode(dictionary.standard, code);
        const entry = own ?? standard ?? dictionary.ranges?.find(({ from, to }) => from <= code && code <= to);
        return entry ? [{ dictionary, entry, standard: entry === standard, isRange: entry !== own && entry !== standard }] : [];
      });
      this.#holders.set(code, found);
    }
    return found;
  }

  /**
   * Never guesses: where two services fit equally well, neither is taken.
   * @param named id of the dictionary that was asked for, whatever the close shows
   */
  resolve(code: number, seen: Seen, named?: unknown): Resolution {
    const holding = Number.isInteger(code) && this.#all.length > 0 && code >= 1000 && code < 5000 ? this.#holding(code) : [];
    if (holding.length === 0) return { others: [] };
    const asked = holding.find(({ dictionary }) => dictionary.id === named);
    if (asked) return { meaning: asked, others: [] };
    const marks = marksOf(seen);
    let best: Meaning[] = [];
    let most = 1;
    for (const meaning of holding) {
      const { dictionary, isRange } = meaning;
      const found = dictionary.match ? strength(dictionary.match, marks) : 1;
      // An application's own codes come first, then services, then its own ranges; of its own, the later.
      const rank = isOwn(dictionary) ? this.#all.indexOf(dictionary) + (isRange ? 0 : 1e5) : 1e4 + found * 2 + Number(!isRange);
      const score = found && rank + 2;
      if (score < most) continue;
      if (score > most) best = [];
      most = score;
      best.push(meaning);
    }
    const [first] = best;
    if (first && best.length === 1) return { meaning: first, others: [] };
    return { others: (first ? best : holding).filter(({ standard }) => !standard) };
  }
}

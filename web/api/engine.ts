/** The engine's public face over the compiled module. */
import { AnswerCache } from "./cache.js";
import { Dictionaries, type Meaning, type Resolution } from "./dictionaries.js";
import { withAlternatives, withHits, withMeaning, withMeanings } from "./dictionary-answers.js";
import { cleanDictionary } from "./dictionary-check.js";
import { CloseCodeError } from "./errors.js";
import { rememberExtras } from "./extras.js";
import { registered } from "../generated/codes.js";
import type { RawEngine } from "./module.js";
import { asNumber, clamped, endedWithoutCode, noCode, safeString, written } from "./inputs.js";
import { askedLine, observationLine, optionsLine, shareOf, type Asked } from "./lines.js";
import { closeCode, isMalformed, observe, property, wellFormed } from "./normalise.js";
import { packText } from "./packs.js";
import { createDefaultTags, joinTags } from "./preferences.js";
import type {
  Advice, AdviceOptions, Cause, CloseCheck, CloseInput, Comparison, Diagnosis, Dictionary, Engine, ExplainOptions, Explanation, LanguagePack,
  LoadOptions, Observation, SearchHit, TextOptions,
} from "./types.js";

const longestQuery = 256;
/** Requests for languages that are remembered; a page asks for one or two. */
const mostChoices = 64;
const mostMeanings = 512;

function frozen<Value>(value: Value): Value {
  for (const key in Object.freeze(value)) {
    const inner = value[key];
    if (typeof inner === "object" && !Object.isFrozen(inner)) frozen(inner);
  }
  return value;
}

/** JSON has no infinity; the engine writes -1. */
function withInfinity(advice: Advice): Advice {
  return advice.delayMs < 0 ? { ...advice, delayMs: Infinity, minMs: Infinity, maxMs: Infinity } : advice;
}

/** What the engine is told of an input. */
const lineOf = (seen: Observation): string => observationLine(seen, isMalformed(seen));

/** What a dictionary's meaning asks for. */
const askedBy = (meaning: Meaning | undefined): Asked | undefined =>
  meaning?.entry.retry && { name: meaning.dictionary.name, retry: meaning.entry.retry };

export interface EngineParts {
  readonly raw: RawEngine;
  readonly runtime: Engine["runtime"];
  readonly version: string;
  readonly english: LanguagePack;
}

/** Adds packs all together or not at all. @throws CloseCodeError */
function addPacks(raw: RawEngine, packs: readonly LanguagePack[], texts: readonly string[]): void {
  // One alone changes nothing when it is refused, and looking at it twice would take twice as long.
  for (const commit of texts.length > 1 ? [false, true] : [true]) {
    texts.forEach((text, index) => {
      const fault = raw.addLanguage(text, commit);
      if (fault === "") return;
      throw new CloseCodeError(fault, `The language pack ${safeString(packs[index]?.lang)} was refused: ${fault}.`, {
        path: "data",
      });
    });
  }
}

export class CompiledEngine implements Engine {
  readonly version: string;
  readonly runtime: Engine["runtime"];
  readonly #raw: RawEngine;
  readonly #defaultTags = createDefaultTags();
  #languages: readonly string[] = [];
  #explanations: AnswerCache<Explanation>[] = [];
  #choices = new Map<string, number>();
  readonly #dictionaries = new Dictionaries();
  /** Answers of dictionaries, by meaning and wanted languages. */
  readonly #meanings = new Map<string, Explanation>();
  /** By the place of the language and the id. */
  #causes: Record<string, Cause> = {};
  /** The last default language and its answers, for the commonest call: explain(code) again. */
  #lastTags: string | undefined;
  #lastAnswers: ReadonlyMap<number, Explanation> = new Map();

  constructor({ raw, runtime, version, english }: EngineParts) {
    this.#raw = raw;
    this.runtime = runtime;
    this.version = version;
    this.add({ languages: [english] });
  }

  get languages(): readonly string[] {
    return this.#languages;
  }

  addLanguage(pack: LanguagePack): void {
    this.add({ languages: [pack] });
  }

  define(dictionary: Dictionary): void {
    this.#dictionaries.add([cleanDictionary(dictionary)]);
    this.#forget();
  }

  /** All of what the options bring, or nothing. */
  add({ languages = [], dictionaries = [] }: LoadOptions): void {
    if (languages.length + dictionaries.length === 0) return;
    const clean = Array.from(dictionaries, (dictionary, i) => cleanDictionary(dictionary, `dictionaries[${i}]`));
    addPacks(this.#raw, languages, languages.map(packText));
    languages.forEach(rememberExtras);
    this.#dictionaries.add(clean);
    this.#languages = Object.freeze([...new Set([...this.#languages, ...languages.map((pack) => pack.lang)])]);
    this.#forget();
  }

  /** Answers that a new text or meaning may have changed. */
  #forget(): void {
    this.#explanations = this.#languages.map(() => new AnswerCache<Explanation>());
    this.#meanings.clear();
    this.#causes = {};
    this.#choices.clear();
    this.#lastTags = undefined;
  }

  explain(input: CloseInput, options?: ExplainOptions): Explanation {
    if (options === undefined && this.#defaultTags() === this.#lastTags) {
      // The commonest call: a code that was explained before, in the page's own language.
      const known = this.#lastAnswers.get(input as number);
      if (known) return known;
    }
    const language = this.#language(options);
    if (options === undefined) {
      this.#lastTags = this.#defaultTags();
      this.#lastAnswers = (this.#explanations[language] as AnswerCache<Explanation>).kept;
    }
    const seen = typeof input === "number" ? { code: input } : observe(input);
    const number = seen.code ?? (endedWithoutCode(input) ? 1006 : NaN);
    const resolution = this.#dictionaries.resolve(number, seen, options && property(options, "service"));
    return this.#explained(number, resolution, typeof input === "number", language, options);
  }

  /** @param bare whether nothing but the number is known */
  #explained(code: number, { meaning, others }: Resolution, bare: boolean, language: number, options?: TextOptions): Explanation {
    if (meaning) return this.#meaning(code, meaning, options);
    const answers = this.#explanations[language] as AnswerCache<Explanation>;
    // Which alternatives are left may depend on more than the code.
    const keeps = bare || others.length === 0;
    const known = keeps ? answers.get(code) : undefined;
    if (known) return known;
    const explanation = JSON.parse(this.#raw.explain(closeCode(code) ?? noCode, language)) as Explanation;
    const answer = frozen(withAlternatives({ ...explanation, code }, others));
    if (keeps) answers.set(code, answer);
    return answer;
  }

  /** What a dictionary says of a code. */
  #meaning(code: number, meaning: Meaning, options: TextOptions | undefined): Explanation {
    const wanted = this.#wanted(options);
    const key = `${code} ${wanted} ${meaning.dictionary.id}`;
    const known = this.#meanings.get(key);
    if (known) return known;
    const language = this.#language(options);
    const base = JSON.parse(this.#raw.explain(code, language)) as Explanation;
    const drawn = optionsLine(undefined, 0, () => 0, askedBy(meaning));
    const { why } = JSON.parse(this.#raw.advise(lineOf({ code }), drawn, language)) as Advice;
    const answer = frozen(withMeaning(base, meaning, wanted.split(","), why));
    if (this.#meanings.size >= mostMeanings) this.#meanings.clear();
    this.#meanings.set(key, answer);
    return answer;
  }

  #resolve(seen: Observation): Resolution {
    return this.#dictionaries.resolve(seen.code ?? NaN, seen);
  }

  compare(left: number, right: number, options?: TextOptions): Comparison {
    const [leftNumber, rightNumber] = [asNumber(left), asNumber(right)];
    const l = closeCode(leftNumber) ?? noCode;
    const r = closeCode(rightNumber) ?? noCode;
    const [leftOwn, rightOwn] = [leftNumber, rightNumber].map((code) => {
      const { meaning } = this.#resolve({ code });
      return meaning?.standard ? undefined : meaning;
    });
    const json = this.#raw.compare(
      l, askedLine(written(leftNumber, l), leftOwn?.entry), r, askedLine(written(rightNumber, r), rightOwn?.entry),
      this.#language(options),
    );
    const sides = { left: this.explain(leftNumber, options), right: this.explain(rightNumber, options) };
    const comparison = { ...(JSON.parse(json) as Omit<Comparison, keyof typeof sides>), ...sides };
    return frozen(leftOwn || rightOwn ? withMeanings(comparison, leftOwn, rightOwn) : comparison);
  }

  diagnose(input: CloseInput, options?: TextOptions): Diagnosis {
    const seen = observe(input);
    const line = lineOf(seen);
    const resolution = this.#resolve(seen);
    const drawn = optionsLine(undefined, 0, () => shareOf(line), askedBy(resolution.meaning));
    const language = this.#language(options);
    const told = JSON.parse(this.#raw.diagnose(line, drawn, language)) as Omit<Diagnosis, "explanation">;
    // Each member by its name: copying whole objects over one another takes several times as long.
    return frozen({
      explanation: seen.code === undefined ? this.explain(1006, options) : this.#explained(seen.code, resolution, false, language, options),
      causes: told.causes.map(({ id, probability, evidence, snippets }) => {
        const { title, explanation, fix, links } = this.#cause(id, language);
        return { id, title, explanation, fix, links, probability, evidence, snippets };
      }),
      nextChecks: told.nextChecks,
      advice: withInfinity(told.advice),
      lang: told.lang,
      dir: told.dir,
    });
  }

  /** What is always the same of a cause: most of a diagnosis, and not worth bringing over each time. */
  #cause(id: string, language: number): Cause {
    return (this.#causes[`${language} ${id}`] ??= frozen(JSON.parse(this.#raw.cause(id, language)) as Cause));
  }

  advise(input: CloseInput, options?: AdviceOptions): Advice {
    const seen = observe(input);
    const drawn = optionsLine(options, undefined, Math.random, askedBy(this.#resolve(seen).meaning));
    return frozen(withInfinity(JSON.parse(this.#raw.advise(lineOf(seen), drawn, this.#language(options))) as Advice));
  }

  shouldReconnect(input: CloseInput): boolean {
    const seen = observe(input);
    return this.#raw.shouldReconnect(lineOf(seen), optionsLine(undefined, 0, () => 0, askedBy(this.#resolve(seen).meaning)));
  }

  nextDelay(attempt: number, options?: AdviceOptions): number {
    return this.#raw.nextDelay(optionsLine(options, typeof attempt === "number" ? attempt : 0, Math.random));
  }

  checkClose(code?: number, reason?: string, options?: TextOptions): CloseCheck {
    const number = code === undefined ? 0 : clamped(code);
    const text = reason === undefined ? "" : safeString(reason);
    const json = this.#raw.checkClose(
      code !== undefined, number, written(code, number), reason !== undefined, text, this.#language(options),
    );
    return frozen(JSON.parse(json) as CloseCheck);
  }

  search(query: string, options?: TextOptions): readonly SearchHit[] {
    const text = typeof query === "string" || typeof query === "number" ? String(query) : "";
    const json = this.#raw.search(wellFormed(text.slice(0, longestQuery)), this.#language(options));
    return frozen(withHits(JSON.parse(json) as SearchHit[], text, this.#dictionaries, this.#wanted(options).split(",")));
  }

  codes(): readonly number[] {
    return registered;
  }

  observe(input: CloseInput): ReturnType<Engine["observe"]> {
    return frozen(observe(input));
  }

  /** The tags that were asked for, best first, separated by commas. */
  #wanted(options: TextOptions | undefined): string {
    try {
      const lang = options?.lang;
      return lang === undefined ? this.#defaultTags() : joinTags(lang);
    } catch {
      return ""; // a hostile options object
    }
  }

  /** The place of the language that fits best; English where nothing does. */
  #language(options: TextOptions | undefined): number {
    const wanted = this.#wanted(options);
    let choice = this.#choices.get(wanted);
    if (choice === undefined) {
      choice = this.#raw.negotiate(wanted);
      if (this.#choices.size >= mostChoices) this.#choices.clear();
      this.#choices.set(wanted, choice);
    }
    return choice;
  }
}

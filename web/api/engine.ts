/** The engine's public face over the compiled module. */
import { AnswerCache } from "./cache.js";
import { CloseCodeError } from "./errors.js";
import { registered } from "../generated/codes.js";
import type { RawEngine } from "./module.js";
import { observationLine, optionsLine, shareOf } from "./lines.js";
import { closeCode, isMalformed, observe, wellFormed } from "./normalise.js";
import { packText } from "./packs.js";
import { createDefaultTags, joinTags } from "./preferences.js";
import type {
  Advice, AdviceOptions, CloseCheck, CloseInput, Comparison, Diagnosis, Engine, Explanation, LanguagePack, SearchHit,
  TextOptions,
} from "./types.js";

/** What the compiled engine takes for a number that is no close code. */
const noCode = -1;
const longestQuery = 256;
const longestReason = 1 << 20;
/** Requests for languages that are remembered; a page asks for one or two. */
const mostChoices = 64;

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** Converts as WebIDL's [Clamp] unsigned short does; `noCode` for what is no number. @see https://webidl.spec.whatwg.org/#Clamp */
function clamped(value: unknown): number {
  let number: number;
  try {
    number = Number(value);
  } catch {
    return noCode; // a symbol, or an object that cannot be converted
  }
  if (Number.isNaN(number)) return noCode;
  const within = Math.min(Math.max(number, 0), 65535);
  const floor = Math.floor(within);
  const toEven = within - floor === 0.5 ? floor + (floor % 2) : Math.round(within);
  return toEven;
}

/** A number as a reader would recognise it; "" where the engine's own decimal digits say the same. */
function written(value: unknown, code: number): string {
  if (value === code) return "";
  return typeof value === "number" ? String(value) : "NaN";
}

/** What stands for a code in a comparison: the number itself, or NaN for everything that is none. */
function asNumber(value: unknown): number {
  return typeof value === "number" ? value : (closeCode(value) ?? NaN);
}

function safeString(value: unknown): string {
  try {
    return wellFormed(String(value).slice(0, longestReason));
  } catch {
    return "";
  }
}

/** Did something end that we can name only as "no Close frame came"? */
function endedWithoutCode(input: unknown): boolean {
  if (typeof input !== "object" || input === null) return false;
  const { errored, thrown, blockedByPolicy, opened, wasClean } = observe(input);
  return Boolean(errored || thrown || blockedByPolicy) || opened !== undefined || wasClean !== undefined;
}

/** JSON has no infinity; the engine writes -1. */
function withInfinity(advice: Advice): Advice {
  return advice.delayMs < 0 ? { ...advice, delayMs: Infinity, minMs: Infinity, maxMs: Infinity } : advice;
}

/** What the engine is told of an input. */
function lineOf(input: unknown): string {
  const seen = observe(input);
  return observationLine(seen, isMalformed(seen));
}

export interface EngineParts {
  readonly raw: RawEngine;
  readonly runtime: Engine["runtime"];
  readonly version: string;
  readonly english: LanguagePack;
}

/** Adds packs all together or not at all. @throws CloseCodeError */
function addPacks(raw: RawEngine, packs: readonly LanguagePack[]): void {
  const texts = packs.map(packText);
  for (const commit of [false, true]) {
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
  /** The last default language and its answers, for the commonest call: explain(code) again. */
  #lastTags: string | undefined;
  #lastAnswers: ReadonlyMap<number, Explanation> = new Map();

  constructor({ raw, runtime, version, english }: EngineParts) {
    this.#raw = raw;
    this.runtime = runtime;
    this.version = version;
    this.addLanguages([english]);
  }

  get languages(): readonly string[] {
    return this.#languages;
  }

  addLanguage(pack: LanguagePack): void {
    this.addLanguages([pack]);
  }

  addLanguages(packs: readonly LanguagePack[]): void {
    addPacks(this.#raw, packs);
    const tags = [...new Set([...this.#languages, ...packs.map((pack) => pack.lang)])];
    this.#languages = Object.freeze(tags);
    this.#explanations = tags.map(() => new AnswerCache<Explanation>());
    this.#choices.clear();
    this.#lastTags = undefined;
  }

  explain(input: CloseInput, options?: TextOptions): Explanation {
    if (options === undefined && this.#defaultTags() === this.#lastTags) {
      // The commonest call: a code that was explained before, in the page's own language.
      const known = this.#lastAnswers.get(input as number);
      if (known) return known;
    }
    const language = this.#language(options);
    const answers = this.#explanations[language] as AnswerCache<Explanation>;
    if (options === undefined) {
      this.#lastTags = this.#defaultTags();
      this.#lastAnswers = answers.kept;
    }
    const number = typeof input === "number" ? input : (observe(input).code ?? (endedWithoutCode(input) ? 1006 : NaN));
    const known = answers.get(number);
    if (known) return known;
    const explanation = JSON.parse(this.#raw.explain(closeCode(number) ?? noCode, language)) as Explanation;
    const answer = frozen({ ...explanation, code: number });
    answers.set(number, answer);
    return answer;
  }

  compare(left: number, right: number, options?: TextOptions): Comparison {
    const [leftNumber, rightNumber] = [asNumber(left), asNumber(right)];
    const l = closeCode(leftNumber) ?? noCode;
    const r = closeCode(rightNumber) ?? noCode;
    const json = this.#raw.compare(l, written(leftNumber, l), r, written(rightNumber, r), this.#language(options));
    const sides = { left: this.explain(leftNumber, options), right: this.explain(rightNumber, options) };
    return frozen({ ...(JSON.parse(json) as Comparison), ...sides });
  }

  diagnose(input: CloseInput, options?: TextOptions): Diagnosis {
    const seen = observe(input);
    const line = observationLine(seen, isMalformed(seen));
    const drawn = optionsLine(undefined, 0, () => shareOf(line));
    const json = JSON.parse(this.#raw.diagnose(line, drawn, this.#language(options))) as Omit<Diagnosis, "explanation">;
    const explanation = this.explain(seen.code ?? 1006, options);
    return frozen({ explanation, ...json, advice: withInfinity(json.advice) });
  }

  advise(input: CloseInput, options?: AdviceOptions): Advice {
    const drawn = optionsLine(options, undefined, Math.random);
    return frozen(withInfinity(JSON.parse(this.#raw.advise(lineOf(input), drawn, this.#language(options))) as Advice));
  }

  shouldReconnect(input: CloseInput): boolean {
    return this.#raw.shouldReconnect(lineOf(input));
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
    return frozen(JSON.parse(json) as SearchHit[]);
  }

  codes(): readonly number[] {
    return registered;
  }

  observe(input: CloseInput): ReturnType<Engine["observe"]> {
    return frozen(observe(input));
  }

  /** The place of the language that fits best; English where nothing does. */
  #language(options: TextOptions | undefined): number {
    let wanted: string;
    try {
      const lang = options?.lang;
      wanted = lang === undefined ? this.#defaultTags() : joinTags(lang);
    } catch {
      wanted = ""; // a hostile options object
    }
    let choice = this.#choices.get(wanted);
    if (choice === undefined) {
      choice = this.#raw.negotiate(wanted);
      if (this.#choices.size >= mostChoices) this.#choices.clear();
      this.#choices.set(wanted, choice);
    }
    return choice;
  }
}

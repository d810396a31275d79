/** What all adapters share: one client's memory of its closes, and the decision on the newest of them. */
import { certain, closeObservation, wrapperMade } from "./observation.js";
import type { Observation } from "../api/types.js";
import type { Advice, AdviceOptions, Decision, RetryEngine, RetryOptions } from "./types.js";

/** Timers hold 31 bits of milliseconds, about 24.8 days; what is longer would fire at once. */
export const longestTimer = 2 ** 31 - 1;
const longestHistory = 16;
/** An attempt so late that the backoff has reached its cap. */
const slowest = 30;

/** Holds the state of one client. Two clients need two sessions, so that each draws its own delays. */
export class RetrySession {
  readonly #engine: RetryEngine;
  readonly #options: RetryOptions;
  readonly #history: { code: number; openMs?: number; opened?: boolean }[] = [];
  #attempt = 0;
  #doubtful = 0;
  #openedAt: number | undefined;
  /** Set once the library has told of an open; from then on its silence means that there was none. */
  #hearsOpens = false;
  /** When the running connection attempt began, as far as the delays tell. */
  #startedAt = performance.now();
  #lastInput: unknown;
  #decision: Decision | undefined;
  #delayTaken = false;

  constructor(engine: RetryEngine, options: RetryOptions = {}) {
    this.#engine = engine;
    this.#options = options;
  }

  /** Did the newest close end it all? */
  get stopped(): boolean {
    return this.#decision?.retry === false;
  }

  /** The connection opened. Libraries without a hook for it need not call this. */
  opened(): void {
    this.#openedAt = performance.now();
    this.#hearsOpens = true;
    this.#decision = undefined;
    this.#doubtful = 0;
  }

  /**
   * The connection closed or could not be opened.
   *
   * @param input the library's event; the same object again, as several subscribers report it, counts once
   * @param known whether the connection had been open, where the library's way of reporting tells
   */
  closed(input: unknown, { opened }: { readonly opened?: boolean } = {}): Decision {
    const repeated = typeof input === "object" && input !== null && input === this.#lastInput;
    if (repeated && this.#decision) return this.#decision;
    const endedAt = performance.now();
    const seen = this.#complete({ ...(opened !== undefined && { opened }), ...closeObservation(input) }, endedAt);
    if (seen.opened) this.#doubtful = 0;
    if (this.#wasSteady(seen, endedAt)) this.#attempt = 0;

    const decision = this.#decide(seen);
    this.#remember(seen);
    this.#lastInput = input;
    this.#decision = decision;
    this.#delayTaken = false;
    this.#openedAt = undefined;
    this.#startedAt = endedAt + decision.delayMs;
    // Whatever comes after a stop was begun anew by the page.
    this.#attempt = decision.retry ? decision.attempt + 1 : 0;
    if (!decision.retry) this.#doubtful = 0;
    this.#options.onDecision?.(decision);
    return decision;
  }

  /**
   * The delay before the attempt that is due, in milliseconds. For libraries that ask for it apart from the event: when
   * nothing was reported since the last attempt, that attempt failed for reasons unknown. After a stop it is the page
   * that tries again, and need not wait.
   */
  delay(): number {
    const decision = this.#decision && !this.#delayTaken ? this.#decision : this.closed(undefined);
    this.#delayTaken = true;
    return decision.retry ? decision.delayMs : 0;
  }

  /** Adds what the session saw itself; what the event says stays. */
  #complete(seen: Observation, endedAt: number): Observation {
    const opened = this.#openedAt !== undefined || (certain(seen) && seen.thrown === undefined);
    return {
      ...((opened || this.#hearsOpens) && { opened }),
      ...(this.#openedAt !== undefined && { openMs: endedAt - this.#openedAt }),
      ...(this.#history.length > 0 && { history: [...this.#history] }),
      ...seen,
    };
  }

  #wasSteady(seen: Observation, endedAt: number): boolean {
    const since = this.#openedAt ?? (seen.opened ? this.#startedAt : undefined);
    return since !== undefined && endedAt - since >= (this.#options.steadyMs ?? 5000);
  }

  #remember(seen: Observation): void {
    const { opened, openMs } = seen;
    // The history asks for a code; without one that can be believed, no Close frame was seen.
    const code = seen.code === undefined || wrapperMade(seen) ? 1006 : seen.code;
    this.#history.push({ code, ...(opened !== undefined && { opened }), ...(openMs !== undefined && { openMs }) });
    if (this.#history.length > longestHistory) this.#history.shift();
  }

  #decide(observation: Observation): Decision {
    const attempt = this.#attempt;
    const options = this.#adviceOptions(attempt);
    const advice = this.#engine.advise(observation, options);
    const retry = this.#options.decide?.(advice, observation) ?? this.#mayRetry(advice, observation);
    const delayMs = Math.min(Math.max(this.#wait(advice, options), 0), longestTimer);
    return { retry, delayMs, attempt, advice, observation };
  }

  #wait(advice: Advice, options: AdviceOptions): number {
    const { action, delayMs } = advice;
    // Where the engine would give up and the adapter does not yet, attempts are as rare as they get.
    if (!Number.isFinite(delayMs)) return this.#engine.nextDelay(slowest, options);
    // "now" is for a first attempt; a second at once would be the start of a storm.
    const tooSoon = delayMs === 0 && (action === "now" ? options.attempt !== 0 : action !== "backoff");
    return tooSoon ? this.#engine.nextDelay(options.attempt ?? 0, options) : delayMs;
  }

  #mayRetry(advice: Advice, observation: Observation): boolean {
    if (wrapperMade(observation)) return true;
    switch (advice.action) {
      case "now":
      case "backoff":
      // Where the page did not decide, it wants what it took the library for; also while it is offline or hidden.
      case "page-decides":
        return true;
      default:
        return !certain(observation) && ++this.#doubtful < (this.#options.patience ?? 20);
    }
  }

  #adviceOptions(attempt: number): AdviceOptions {
    const { random, baseMs, capMs, lang, profile } = this.#options;
    return {
      attempt,
      ...(random && { random }),
      ...(baseMs !== undefined && { baseMs }),
      ...(capMs !== undefined && { capMs }),
      ...(lang !== undefined && { lang }),
      ...(profile !== undefined && { profile }),
    };
  }
}

/** The types every adapter shares. */
import type { Advice, AdviceOptions, Engine, Observation } from "../api/types.js";

export type { Advice, AdviceOptions } from "../api/types.js";

/** The part of the engine that adapters call; what `load()` resolves to fits. */
export type RetryEngine = Pick<Engine, "advise" | "shouldReconnect" | "nextDelay">;

/** What an adapter decided after one close. */
export interface Decision {
  readonly retry: boolean;
  /** Milliseconds until the next attempt. Meaningless when `retry` is false. */
  readonly delayMs: number;
  /** 0 for the first retry. */
  readonly attempt: number;
  readonly advice: Advice;
  /** What the adapter knew when it asked. */
  readonly observation: Observation;
}

export interface RetryOptions extends Omit<AdviceOptions, "attempt"> {
  /**
   * How many failures in a row may look as if only a fix could help before the adapter gives up. It counts only where
   * the browser hides the cause (1006, no code); a code that the server really sent is obeyed at once. Default 20.
   */
  readonly patience?: number;
  /** A connection that stays open this long, in milliseconds, ends the series of attempts. Default 5000. */
  readonly steadyMs?: number;
  /** Has the last word: true for another attempt, false for none, undefined for what the adapter would do. */
  readonly decide?: (advice: Advice, observation: Observation) => boolean | undefined;
  /** Told every decision once, for example to show why the page waits or why it gave up. */
  readonly onDecision?: (decision: Decision) => void;
}

/** The types every adapter shares. */
import type { CloseInput, Observation, RetryAction, TextOptions } from "../api/types.js";

export interface Advice {
  readonly action: RetryAction;
  /** Milliseconds before the next attempt; 0 for "now", Infinity for "no". */
  readonly delayMs: number;
  /** The interval the delay was drawn from, in milliseconds. */
  readonly minMs: number;
  readonly maxMs: number;
  readonly why: string;
}

export interface AdviceOptions extends TextOptions {
  /** 0 for the first retry. */
  readonly attempt?: number;
  /** Uniform in [0, 1). Default Math.random. */
  readonly random?: () => number;
  /** Full jitter is drawn over min(capMs, baseMs * 2^attempt). Defaults 500 and 30000. */
  readonly baseMs?: number;
  readonly capMs?: number;
  /** A protocol whose own rules for its codes apply, e.g. "pusher". Default: found by subprotocol and host. */
  readonly profile?: string;
}

/** The part of the engine that adapters call; what `load()` resolves to fits. */
export interface RetryEngine {
  advise(input: CloseInput, options?: AdviceOptions): Advice;
  shouldReconnect(input: CloseInput): boolean;
  nextDelay(attempt: number, options?: AdviceOptions): number;
}

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

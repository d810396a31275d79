/**
 * Takes closes in as fast as they come and hands them on in batches: a server that goes down takes thousands of sockets
 * with it, and each would cost a diagnosis.
 */
import { observe } from "../api/normalise.js";
import type { Observation } from "../api/index.js";
import { originOf } from "./foreign.js";

export interface Batch {
  /** The newest close of those that look the same. */
  readonly input: unknown;
  readonly count: number;
}

/** The first close is handed on at once, those that follow within this time together. */
const gatherMs = 50;

/** What a person would not tell apart: times differ from close to close, everything else makes another one. */
function looks({ code, reason, wasClean, opened, errored, url, thrown, closedByPage, pageHiding, failure }: Observation): string {
  return JSON.stringify([code, reason, wasClean, opened, errored, originOf(url), thrown, closedByPage, pageHiding, failure]);
}

export class Intake {
  readonly #handOn: (batches: readonly Batch[]) => void;
  readonly #waiting = new Map<string, { input: unknown; count: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(handOn: (batches: readonly Batch[]) => void) {
    this.#handOn = handOn;
  }

  add(input: unknown): void {
    const key = looks(observe(input));
    const known = this.#waiting.get(key);
    if (known) {
      known.input = input;
      known.count += 1;
    } else {
      this.#waiting.set(key, { input, count: 1 });
    }
    if (this.#timer !== undefined) return;
    this.#flush();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, gatherMs);
  }

  #flush(): void {
    const batches = [...this.#waiting.values()];
    this.#waiting.clear();
    if (batches.length > 0) this.#handOn(batches);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }
}

/** The most probable cause of each close that a log holds; a log says the same thing many times. */
import type { Cause, Observation } from "../api/index.js";
import type { Context } from "./context.js";

const mostKept = 4096;

export class Diagnoses {
  readonly #context: Context;
  readonly #known = new Map<string, Cause>();
  readonly #causes = new Map<string, Cause>();

  constructor(context: Context) {
    this.#context = context;
  }

  of(observation: Observation): Cause {
    const key = JSON.stringify(observation);
    let cause = this.#known.get(key);
    if (cause === undefined) {
      const { engine, lang } = this.#context;
      cause = engine.diagnose(observation, { lang }).causes[0] as Cause;
      if (this.#known.size >= mostKept) this.#known.clear();
      this.#known.set(key, cause);
      this.#causes.set(cause.id, cause);
    }
    return cause;
  }

  /** A cause that was found, with the texts and snippets of one of its closes. */
  byId(id: string): Cause | undefined {
    return this.#causes.get(id);
  }
}

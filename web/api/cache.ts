/** Keeps answers so that the same question gets the same object. */

/** Answers kept for ever: all registered codes in all languages, and what an application meets besides. */
const strongEntries = 512;

/**
 * A map that holds its first entries strongly and all further ones weakly: whoever still has an answer gets the
 * same one again, and asking for every number there is costs no memory.
 */
export class AnswerCache<Answer extends object> {
  readonly #strong = new Map<number, Answer>();
  readonly #weak = new Map<number, WeakRef<Answer>>();
  readonly #gone = new FinalizationRegistry<number>((key) => {
    if (this.#weak.get(key)?.deref() === undefined) this.#weak.delete(key);
  });

  /** The answers that are held strongly, for a look-up without a call in between. */
  get kept(): ReadonlyMap<number, Answer> {
    return this.#strong;
  }

  get(key: number): Answer | undefined {
    return this.#strong.get(key) ?? this.#weak.get(key)?.deref();
  }

  set(key: number, answer: Answer): void {
    if (this.#strong.size < strongEntries) {
      this.#strong.set(key, answer);
      return;
    }
    this.#weak.set(key, new WeakRef(answer));
    this.#gone.register(answer, key);
  }
}

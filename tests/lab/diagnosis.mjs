/** Counts how often the engine's diagnosis is one that a case accepts. */

/** Shares that must be reached in each browser. */
const LEAST_TOP1 = 0.95;
const LEAST_TOP3 = 0.99;

/**
 * @param {readonly string[]} ids causes, the most probable first
 * @param {readonly string[]} prefixes
 * @param {number} depth how many of the causes count
 */
const names = (ids, prefixes, depth) =>
  ids.slice(0, depth).some((id) => prefixes.some((prefix) => id.startsWith(prefix)));

export class Score {
  /** @type {{top1: boolean | undefined, top3: boolean | undefined}[]} */
  #answers = [];
  /** @type {string[]} */
  #missed = [];

  /** @param {import('closecode').Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /**
   * @param {string} id of the case
   * @param {import('closecode').Observation} observation
   * @param {import('./expect.mjs').Accepted} accepted
   */
  add(id, observation, { top1, top3 }) {
    const ids = this.engine.diagnose(observation).causes.map((cause) => cause.id);
    const answer = { top1: top1 && names(ids, top1, 1), top3: top3 && names(ids, top3, 3) };
    this.#answers.push(answer);
    if (answer.top1 === false || answer.top3 === false) {
      const wanted = [...(top1 ?? []), ...(top3 ?? []).map((prefix) => `${prefix} among three`)];
      this.#missed.push(`${id}: ${ids.slice(0, 3).join(", ")} instead of ${wanted.join(" or ")}\n  ${JSON.stringify(observation)}`);
    }
  }

  /** @param {'top1' | 'top3'} kind @returns {number} the share of the cases that say what they accept */
  share(kind) {
    const judged = this.#answers.map((answer) => answer[kind]).filter((right) => right !== undefined);
    return judged.length === 0 ? 1 : judged.filter(Boolean).length / judged.length;
  }

  isAsPromised() {
    return this.#answers.length > 0 && this.share("top1") >= LEAST_TOP1 && this.share("top3") >= LEAST_TOP3;
  }

  inWords() {
    const percent = (/** @type {'top1' | 'top3'} */ kind) => `${(100 * this.share(kind)).toFixed(1)} %`;
    return `first cause right in ${percent("top1")}, among three in ${percent("top3")}\n${this.#missed.join("\n")}`;
  }
}

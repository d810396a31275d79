/** The engine as the adapters' tests use it. */
import { load } from "closecode";

const engine = await load();

/**
 * The engine with its floors of many seconds, after 1012 for example, a hundred times shorter, so that tests can wait
 * for them. Delays of less than a second stay as they are.
 */
export const hurried = {
  advise(input, options) {
    const advice = engine.advise(input, options);
    return { ...advice, delayMs: shortened(advice.delayMs) };
  },
  shouldReconnect: (input) => engine.shouldReconnect(input),
  nextDelay: (attempt, options) => shortened(engine.nextDelay(attempt, options)),
};

const shortened = (ms) => (Number.isFinite(ms) && ms >= 1000 ? ms / 100 : ms);

/**
 * How a function travels into a page and its result back, the same for all three browsers: as source text and JSON.
 * Each driver has its own way to pass values, with different ideas of undefined and NaN; JSON text has one.
 */

/** The page was replaced by another while the call ran in it, so that nobody knows what it would have returned. */
export class PageLeft extends Error {
  /** @param {string} browser name for the message */
  constructor(browser) {
    super(`In ${browser}, another page came while a call ran in the old one.`);
    this.name = "PageLeft";
  }
}

/**
 * An expression for the page whose value is a promise of a JSON text, to be read with `readResult`.
 *
 * @param {Function | string} call a function that uses nothing from outside itself, or an expression
 * @param {readonly unknown[]} args values that JSON can hold
 */
export function callExpression(call, args) {
  const value = typeof call === "string" ? `(${call})` : `(${call})(...${JSON.stringify(args)})`;
  return `(async () => {
    // Between two pages there is a moment without either.
    if (document.documentElement === null) return JSON.stringify({ left: true });
    try {
      return JSON.stringify({ value: await ${value} });
    } catch (error) {
      return JSON.stringify({ thrown: String(error), stack: String(error?.stack ?? '') });
    }
  })()`;
}

/**
 * @param {string} browser name for the message
 * @param {string} json what `callExpression` resolved to
 * @returns {any}
 * @throws {PageLeft} when there was no page to ask
 * @throws {Error} when the function threw or rejected in the page
 */
export function readResult(browser, json) {
  const { value, left, thrown, stack } = JSON.parse(json);
  if (left) throw new PageLeft(browser);
  if (thrown === undefined) return value;
  throw new Error(`In ${browser}, the page threw ${thrown}\n${stack}`);
}

/** Runs the rules of axe-core in the page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { settled } from "./page-fixture.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * @param {import("./harness/browser.mjs").Browser} browser
 * @param {{rules?: readonly string[]}} [options] these rules alone, where the others were asked for the same page
 * @returns {Promise<string[]>} one text for each rule that is broken
 */
export async function violations(browser, { rules } = {}) {
  await settled(browser);
  await browser.evaluate(`(() => { ${axe}\n })()`);
  return browser.evaluate(async (/** @type {readonly string[] | undefined} */ only) => {
    // Of rules that are kept it describes no element, which would take as long as checking them; it still counts them.
    const { violations: found, passes } = await /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ["violations"], ...(only && { runOnly: only }) });
    if (passes.length < (only ? 1 : 10)) throw new Error("axe looked at next to nothing");
    return found.map((/** @type {any} */ one) => `${one.id}: ${one.nodes.map((/** @type {any} */ node) => `${node.html.slice(0, 160)} (${node.failureSummary})`).join("\n")}`);
  }, rules);
}

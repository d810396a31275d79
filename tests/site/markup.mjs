/** Holds pages against the standard of HTML. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const rules = {
  "long-title": "off",
  "no-trailing-whitespace": "off",
  "no-inline-style": "error",
  "void-style": "off",
  "attribute-boolean-style": "off",
  "attribute-empty-style": "off",
  "doctype-style": "off",
  "prefer-native-element": "off",
  "no-implicit-input-type": "error",
  "aria-label-misuse": ["error", { allowAnyNamable: true }],
};

/** The library works its configuration out for every page anew, which takes a quarter of the time. */
class OneConfiguration extends StaticConfigLoader {
  #resolved;

  getConfigFor() {
    return (this.#resolved ??= super.getConfigFor("inline"));
  }
}

const validator = new HtmlValidate(new OneConfiguration({ extends: ["html-validate:recommended"], rules }));

/**
 * @param {readonly {address: string, html: string}[]} pages
 * @returns {Promise<string[]>} what is wrong, each with its place
 */
export async function markupFaults(pages) {
  const faults = [];
  for (const { address, html } of pages) {
    const { results } = await validator.validateString(html);
    for (const { ruleId, message, line, column } of results.flatMap(({ messages }) => messages)) {
      faults.push(`${address} ${line}:${column} ${ruleId}: ${message}`);
    }
  }
  return faults;
}

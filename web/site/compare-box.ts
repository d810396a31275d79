/** The search box on the page of a code that leads to its comparison with another. */
import { addressOf, comparisonPath } from "./addresses.js";
import { codeChoices } from "./choices.js";
import { Combobox, type Choice } from "./combobox.js";
import { viewOptions } from "./engine.js";

export async function startComparing(): Promise<void> {
  const { engine, lang } = await viewOptions();
  const here = Number(document.body.dataset["codes"]);
  const choose = ({ label }: Choice): void => {
    const [left, right] = [here, Number(label)].sort((a, b) => a - b) as [number, number];
    location.assign(addressOf(lang, comparisonPath(left, right)));
  };
  new Combobox({ id: "compare", find: (query) => codeChoices(query, engine, lang), choose });
}

/** The nodes of a search box that offers hits while one types; the script brings them to life when somebody uses them. */
import { element, icon } from "./dom.js";
import { word, type WordKey } from "./words.js";

export interface ComboboxMarkup {
  /** Prefix of every id inside. */
  readonly id: string;
  readonly label: WordKey;
  readonly placeholder: WordKey;
  /** Name of the value where the form is sent without script. */
  readonly name?: string;
}

const magnifier = "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.3 15.3 20 20";

export function comboboxMarkup({ id, label, placeholder, name }: ComboboxMarkup): HTMLElement {
  const input = element("input", {
    id,
    name,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    // Lines of a console with a whole address in them fit.
    maxlength: 2000,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
    placeholder: word(placeholder),
  });
  return element(
    "div",
    { class: "combobox" },
    element("label", { for: id }, word(label)),
    element("div", { class: "field" }, icon(magnifier), input),
    element("ul", { id: `${id}-list`, role: "listbox", "aria-label": word("search.results"), hidden: true }),
    element("p", { class: "no-match", id: `${id}-none`, hidden: true }),
  );
}

/**
 * A text field with a list of suggestions below it: the editable combobox with list autocomplete of the
 * WAI-ARIA Authoring Practices. The focus stays in the field; aria-activedescendant says which option is meant.
 */
import { announce } from "./announce.js";
import { element, icon } from "./dom.js";
import { word, type WordKey } from "./words.js";

export interface Choice {
  readonly code: number;
  /** The first few characters, e.g. "1006". */
  readonly number: string;
  readonly title: string;
  readonly severity: string;
}

export interface ComboboxOptions {
  /** Prefix of every id inside. */
  readonly id: string;
  readonly label: WordKey;
  readonly placeholder: WordKey;
  readonly find: (query: string) => readonly Choice[];
  readonly choose: (code: number) => void;
  /** Somebody emptied the field and left it or pressed Enter. */
  readonly clear?: () => void;
}

const magnifier = "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.3 15.3 20 20";
const announceAfterMs = 400;

export class Combobox {
  readonly node: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #empty: HTMLElement;
  readonly #options: ComboboxOptions;
  #choices: readonly Choice[] = [];
  #active = -1;
  /** What the field says while nobody edits it. */
  #settled = "";
  #spoken: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ComboboxOptions) {
    const { id, label, placeholder } = options;
    this.#options = options;
    this.#input = element("input", {
      id,
      type: "text",
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      maxlength: 200,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${id}-list`,
      "data-hint": placeholder,
      placeholder: word(placeholder),
    });
    this.#list = element("ul", { id: `${id}-list`, role: "listbox", "data-label": "search.results", "aria-label": word("search.results") });
    this.#list.hidden = true;
    this.#empty = element("p", { class: "no-match" });
    this.#empty.hidden = true;
    this.node = element(
      "div",
      { class: "combobox" },
      element("label", { for: id, "data-word": label }, word(label)),
      element("div", { class: "field" }, icon(magnifier), this.#input),
      this.#list,
      this.#empty,
    );
    this.#listen();
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** Puts one character into the empty field, as if it had been typed here. */
  startWith(character: string): void {
    this.#input.focus();
    this.#input.value = character;
    this.#search();
  }

  /** Shows what is chosen now; leaves the field alone while somebody types in it. */
  settle(text: string): void {
    const edited = this.#isOpen();
    this.#settled = text;
    if (!edited) this.#input.value = text;
  }

  #listen(): void {
    this.#input.addEventListener("input", () => this.#search());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("focus", () => this.#input.select());
    this.#input.addEventListener("blur", () => this.#leave());
    // The list must not take the focus, or the field would close it before the click arrives.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest("[role=option]") : undefined;
      const place = option ? [...this.#list.children].indexOf(option) : -1;
      if (place >= 0) this.#pick(place);
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!this.#isOpen()) this.#search();
      else this.#move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter") {
      event.preventDefault();
      if (this.#isOpen()) this.#pick(Math.max(this.#active, 0));
      else if (this.#input.value.trim() === "") this.#options.clear?.();
      else if (this.#input.value !== this.#settled) this.#search();
    } else if (key === "Escape") {
      // Without this, Escape would also leave full screen or close a surrounding dialog.
      if (this.#isOpen() || this.#input.value !== this.#settled) event.preventDefault();
      if (!this.#isOpen()) this.#input.value = this.#settled;
      this.#close();
    }
  }

  #search(): void {
    const query = this.#input.value === this.#settled ? "" : this.#input.value;
    this.#choices = this.#options.find(query.trim());
    const { id } = this.#options;
    this.#list.replaceChildren(
      ...this.#choices.map(({ number, title, severity }, place) =>
        element(
          "li",
          { role: "option", id: `${id}-${place}`, "aria-selected": "false", "data-severity": severity },
          element("span", { class: "number" }, number),
          " ",
          element("span", { class: "title" }, title),
        ),
      ),
    );
    const found = this.#choices.length > 0;
    this.#list.hidden = !found;
    this.#empty.hidden = found;
    this.#empty.textContent = found ? "" : word("search.none");
    this.#input.setAttribute("aria-expanded", String(found));
    this.#activate(found && query.trim() !== "" ? 0 : -1);
    clearTimeout(this.#spoken);
    this.#spoken = setTimeout(
      () => announce(found ? word("search.count", { count: this.#choices.length }) : word("search.none")),
      announceAfterMs,
    );
  }

  /** Goes up or down; beyond either end it goes on at the other. */
  #move(step: 1 | -1): void {
    const { length } = this.#choices;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#activate((from + step + length) % length);
  }

  /** Marks one option, or none with -1. */
  #activate(place: number): void {
    this.#active = place;
    [...this.#list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === place)));
    const option = this.#list.children[place];
    if (option === undefined) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    this.#input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #pick(place: number): void {
    const choice = this.#choices[place];
    this.#close();
    if (choice === undefined) return;
    this.#input.value = this.#settled;
    this.#options.choose(choice.code);
    this.#input.select();
  }

  #leave(): void {
    this.#close();
    if (this.#input.value.trim() === "" && this.#settled !== "") this.#options.clear?.();
    this.#input.value = this.#settled;
  }

  #close(): void {
    clearTimeout(this.#spoken);
    this.#list.hidden = true;
    this.#empty.hidden = true;
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #isOpen(): boolean {
    return !this.#list.hidden;
  }
}

/**
 * A text field with a list of suggestions below it: the editable combobox with list autocomplete of the
 * WAI-ARIA Authoring Practices. The focus stays in the field; aria-activedescendant says which option is meant.
 */
import { announce } from "./announce.js";
import { element, required } from "./dom.js";
import { word } from "./words.js";

export interface Choice {
  /** Where it leads. */
  readonly address: string;
  /** The first few characters: "1006", or what kind of page it is. */
  readonly label: string;
  readonly title: string;
  /** Absent for what is no code. */
  readonly severity?: string;
}

export interface ComboboxOptions {
  /** Prefix of every id of its markup. */
  readonly id: string;
  readonly find: (query: string) => readonly Choice[];
  readonly choose: (choice: Choice) => void;
}

const announceAfterMs = 400;

export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #options: ComboboxOptions;
  #choices: readonly Choice[] = [];
  #active = -1;
  #spoken: ReturnType<typeof setTimeout> | undefined;

  /** Takes over the markup with this id, and searches at once for what stands in it already. */
  constructor(options: ComboboxOptions) {
    const { id } = options;
    this.#options = options;
    this.#input = required(id, HTMLInputElement);
    this.#list = required(`${id}-list`, HTMLElement);
    this.#empty = required(`${id}-none`, HTMLElement);
    this.#listen();
    this.refresh();
  }

  /** Asks again for what stands in the field, when more can be found than before. */
  refresh(): void {
    if (document.activeElement === this.#input && this.#input.value.trim() !== "") this.#search();
  }

  #listen(): void {
    this.#input.addEventListener("input", () => this.#search());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("blur", () => this.#close());
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
      else this.#search();
    } else if (key === "Escape") {
      // Without this, Escape would also leave full screen or close a surrounding dialog.
      if (this.#isOpen() || this.#input.value !== "") event.preventDefault();
      if (!this.#isOpen()) this.#input.value = "";
      this.#close();
    }
  }

  #search(): void {
    const query = this.#input.value;
    this.#choices = this.#options.find(query.trim());
    const { id } = this.#options;
    this.#list.replaceChildren(
      ...this.#choices.map(({ label, title, severity }, place) =>
        element(
          "li",
          { role: "option", id: `${id}-${place}`, "aria-selected": "false", "data-severity": severity },
          element("span", { class: severity === undefined ? "kind" : "number" }, label),
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
    if (choice !== undefined) this.#options.choose(choice);
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

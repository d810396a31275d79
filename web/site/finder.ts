/** The two search boxes: which code, and which code to compare it with. */
import type { Engine } from "../api/index.js";
import { Combobox, type Choice } from "./combobox.js";
import { element, icon } from "./dom.js";
import type { View } from "./view.js";
import { word } from "./words.js";

export interface FinderOptions {
  readonly engine: Engine;
  readonly lang: () => string;
  readonly go: (view: View) => void;
}

const cross = "M6 6 18 18M18 6 6 18";
const arrows = "M4 8h15m-4-4 4 4-4 4M20 16H5m4-4-4 4 4 4";

export class Finder {
  readonly nodes: readonly HTMLElement[];
  readonly #options: FinderOptions;
  readonly #first: Combobox;
  readonly #second: Combobox;
  readonly #comparison: HTMLElement;
  readonly #buttons: HTMLElement;
  #view: View = {};

  constructor(options: FinderOptions) {
    this.#options = options;
    const find = (query: string): readonly Choice[] => this.#find(query);
    this.#first = new Combobox({
      id: "find",
      label: "search.label",
      placeholder: "search.placeholder",
      find,
      choose: (code) => options.go(this.#view.with === undefined ? { code } : { code, with: this.#view.with }),
    });
    this.#second = new Combobox({
      id: "compare",
      label: "compare.label",
      placeholder: "compare.placeholder",
      find,
      choose: (code) => options.go({ ...this.#view, with: code }),
      clear: () => this.#end(),
    });
    const swap = element("button", { type: "button", id: "swap", "data-label": "compare.swap" }, icon(arrows));
    const end = element("button", { type: "button", id: "end", "data-label": "compare.end" }, icon(cross));
    swap.addEventListener("click", () => this.#swap());
    end.addEventListener("click", () => {
      this.#end();
      this.#second.focus();
    });
    this.#buttons = element("div", { class: "finder-buttons" }, swap, end);
    this.#comparison = element("div", { class: "finder-comparison" }, this.#second.node, this.#buttons);
    this.nodes = [this.#first.node, this.#comparison];
  }

  focus(): void {
    this.#first.focus();
  }

  startWith(character: string): void {
    this.#first.startWith(character);
  }

  show(view: View): void {
    this.#view = view;
    this.#first.settle(this.#nameOf(view.code));
    this.#second.settle(this.#nameOf(view.with));
    this.#comparison.hidden = view.code === undefined;
    this.#buttons.hidden = view.with === undefined;
  }

  #swap(): void {
    const { code, with: other } = this.#view;
    if (code !== undefined && other !== undefined) this.#options.go({ ...this.#view, code: other, with: code });
  }

  #end(): void {
    const { with: _, ...rest } = this.#view;
    this.#options.go(rest);
  }

  #nameOf(code: number | undefined): string {
    if (code === undefined) return "";
    return word("code.named", { code, name: this.#options.engine.explain(code, { lang: this.#options.lang() }).title });
  }

  /** Everything registered for an empty question; else what the engine finds, without what is no 16-bit number. */
  #find(query: string): readonly Choice[] {
    const { engine } = this.#options;
    const lang = this.#options.lang();
    const codes = query === "" ? engine.codes() : engine.search(query, { lang }).map(({ code }) => code);
    return codes
      .filter((code) => code >= 0 && code <= 65535)
      .map((code) => {
        const { title, severity } = engine.explain(code, { lang });
        return { code, number: String(code), title, severity };
      });
  }
}

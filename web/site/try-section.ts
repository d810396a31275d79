/** "Try it": a close code or a fault, made by the demo server. */
import { element } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import { FaultForm } from "./fault-form.js";
import { TryForm } from "./try-form.js";
import { relabel } from "./words.js";

const modes = ["code", "fault"] as const;

export class TrySection {
  readonly node: HTMLElement;
  readonly #code: TryForm;
  readonly #fault: FaultForm;

  /** @param options asked again at each use, because the language may change */
  constructor(options: () => ViewOptions) {
    this.#code = new TryForm(options);
    this.#fault = new FaultForm(options);
    this.node = element(
      "section",
      { class: "try", "aria-labelledby": "try-heading" },
      element("div", { class: "try-text" }, element("h2", { id: "try-heading", "data-word": "try.heading" }), element("p", { "data-word": "try.lead" })),
      this.#modes(),
      this.#code.node,
      this.#fault.node,
    );
    this.#show("code");
  }

  /** After a change of language. */
  relabel(): void {
    relabel(this.node);
    this.#code.relabel();
    this.#fault.relabel();
  }

  /** Offers the code that the page is about. */
  suggest(code: number): void {
    this.#code.suggest(code);
  }

  #modes(): HTMLElement {
    const choices = modes.map((mode) => {
      const radio = element("input", { type: "radio", name: "try-mode", id: `try-mode-${mode}`, value: mode, checked: mode === "code" });
      radio.addEventListener("change", () => this.#show(mode));
      return element("label", {}, radio, element("span", { "data-word": `try.mode.${mode}` }));
    });
    return element("fieldset", { class: "modes" }, element("legend", { class: "visually-hidden", "data-word": "try.modes" }), ...choices);
  }

  #show(mode: (typeof modes)[number]): void {
    this.#code.node.hidden = mode !== "code";
    this.#fault.node.hidden = mode !== "fault";
  }
}

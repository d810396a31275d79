/** The form that has the demo server misbehave in a chosen way. */
import { element } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import { faultAddress, faultGroups, faultOf } from "./faults.js";
import { RunPanel } from "./run-panel.js";
import { relabel, word } from "./words.js";

export class FaultForm {
  readonly node: HTMLElement;
  readonly #select = element("select", { id: "fault", "aria-describedby": "fault-hint" });
  readonly #hint = element("p", { id: "fault-hint", class: "hint" });
  readonly #panel: RunPanel;
  /** The fault that was made last, and how often it was made again since. */
  #last: { readonly id: string; readonly repeats: number } | undefined;

  /** @param options asked again at each use, because the language may change */
  constructor(options: () => ViewOptions) {
    this.#panel = new RunPanel({ id: "fault", view: options });
    const form = element(
      "form",
      { class: "fault-form", "aria-labelledby": "try-heading" },
      element("div", { class: "fault-field" }, element("label", { for: "fault", "data-word": "fault.label" }), this.#select, this.#hint),
      element("button", { type: "submit", id: "fault-button", class: "primary", "data-word": "fault.button" }),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#start();
    });
    this.#select.addEventListener("change", () => this.#describe());
    this.node = element("div", { id: "try-fault" }, form, this.#panel.node);
    this.#fill();
  }

  /** After a change of language. */
  relabel(): void {
    relabel(this.node);
    this.#fill();
    this.#panel.relabel();
  }

  #fill(): void {
    const chosen = this.#select.value;
    const groups = faultGroups.map(({ group, faults }) =>
      element("optgroup", { label: word(`faults.${group}`) }, ...faults.map(({ id }) => element("option", { value: id }, word(`fault.name.${id}`)))),
    );
    this.#select.replaceChildren(...groups);
    if (chosen !== "") this.#select.value = chosen;
    this.#describe();
  }

  #describe(): void {
    const part = faultOf(this.#select.value)?.page;
    this.#hint.textContent = part === undefined ? word("fault.alone") : word("send" in part ? "actions.needSend" : "actions.needClose");
  }

  #start(): void {
    const fault = faultOf(this.#select.value);
    if (fault === undefined) return;
    const repeats = this.#last?.id === fault.id ? this.#last.repeats + 1 : 0;
    this.#last = { id: fault.id, repeats };
    this.#panel.start({ url: faultAddress(fault), protocols: fault.protocols ?? [], repeats }, fault.page);
  }
}

/** The form that has a WebSocket closed by the demo server, as often as somebody likes. */
import { announce } from "./announce.js";
import { haveClosed, maxReasonBytes, utf8Length, type Outcome, type Request } from "./close-socket.js";
import { element } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import { spoken, tryResult } from "./try-result.js";
import { parseCode } from "./addresses.js";
import { word } from "./words.js";

/** Codes that show something different each: clean, of an application, refused by all, by one, and none at all. */
const examples: readonly (number | undefined)[] = [1000, 1001, 4001, 1006, 1012, 1015, undefined];

export class TryForm {
  readonly node: HTMLElement;
  readonly #code = element("input", { id: "try-code", type: "text", inputmode: "numeric", autocomplete: "off", value: "4001", maxlength: 5, "aria-describedby": "try-code-hint" });
  readonly #none = element("input", { id: "try-none", type: "checkbox" });
  readonly #reason = element("input", { id: "try-reason", type: "text", autocomplete: "off", "aria-describedby": "try-reason-hint" });
  readonly #codeHint = element("p", { id: "try-code-hint", class: "hint" });
  readonly #reasonHint = element("p", { id: "try-reason-hint", class: "hint" });
  readonly #button = element("button", { type: "submit", id: "try-button", class: "primary", "data-word": "try.button" });
  readonly #result = element("div", { id: "try-result" });
  readonly #options: () => ViewOptions;
  #outcome: Outcome | undefined;
  /** Drawn anew for each outcome, and not for each language it is shown in. */
  #random = 0;
  #busy = false;

  /** @param options asked again at each use, because the language may change */
  constructor(options: () => ViewOptions) {
    this.#options = options;
    const form = element("form", { class: "try-form", novalidate: true, "aria-labelledby": "try-heading" }, ...this.#fields());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.#none.addEventListener("change", () => this.#update());
    this.#code.addEventListener("input", () => this.#update());
    this.#reason.addEventListener("input", () => this.#update());
    this.node = element("div", { id: "try-code-form" }, form, this.#result);
  }

  /** After a change of language. */
  relabel(): void {
    this.#update();
    if (this.#outcome !== undefined) this.#show(this.#outcome);
  }

  /** Offers the code that the page is about. */
  suggest(code: number): void {
    this.#fill(code);
  }

  #fields(): readonly HTMLElement[] {
    const buttons = examples.map((code) => {
      const label = code === undefined ? { "data-word": "try.none" } : {};
      const button = element("button", { type: "button", class: "example", ...label }, code === undefined ? undefined : String(code));
      button.addEventListener("click", () => this.#fill(code));
      return button;
    });
    return [
      element(
        "div",
        { class: "try-code" },
        element("label", { for: "try-code", "data-word": "try.code" }),
        element("div", { class: "code-row" }, this.#code, element("label", { class: "check" }, this.#none, element("span", { "data-word": "try.none" }))),
        this.#codeHint,
      ),
      element("div", { class: "try-reason" }, element("label", { for: "try-reason", "data-word": "try.reason" }), this.#reason, this.#reasonHint),
      element("div", { class: "examples", role: "group", "data-label": "try.examples" }, element("span", { "data-word": "try.examples", "aria-hidden": "true" }), ...buttons),
      this.#button,
    ];
  }

  #fill(code: number | undefined): void {
    this.#none.checked = code === undefined;
    if (code !== undefined) this.#code.value = String(code);
    this.#update();
  }

  #readCode(): number | undefined {
    return parseCode(this.#code.value);
  }

  /** Keeps hints and states in step with what the fields hold. @returns whether the form can be sent */
  #update(): boolean {
    const none = this.#none.checked;
    const bytes = utf8Length(this.#reason.value);
    const codeIsBad = !none && this.#readCode() === undefined;
    const reasonIsBad = !none && bytes > maxReasonBytes;
    this.#code.disabled = none;
    this.#reason.disabled = none;
    this.#code.setAttribute("aria-invalid", String(codeIsBad));
    this.#reason.setAttribute("aria-invalid", String(reasonIsBad));
    this.#codeHint.textContent = word(codeIsBad ? "try.badCode" : "try.codeHint");
    this.#reasonHint.textContent = none ? word("try.noneHint") : word(reasonIsBad ? "try.badReason" : "try.reasonHint", { bytes });
    return !codeIsBad && !reasonIsBad;
  }

  async #submit(): Promise<void> {
    if (this.#busy) return;
    if (!this.#update()) {
      const field = this.#code.getAttribute("aria-invalid") === "true" ? this.#code : this.#reason;
      field.focus();
      return;
    }
    const code = this.#none.checked ? undefined : this.#readCode();
    // Half a surrogate pair cannot travel in UTF-8; this is what becomes of it.
    const reason = code === undefined ? "" : new TextDecoder().decode(new TextEncoder().encode(this.#reason.value));
    await this.#run({ code, reason });
  }

  async #run(request: Request): Promise<void> {
    this.#busy = true;
    this.#button.setAttribute("aria-disabled", "true");
    this.#result.setAttribute("aria-busy", "true");
    announce(word("try.wait"));
    const outcome = await haveClosed(request);
    this.#outcome = outcome;
    this.#random = Math.random();
    this.#show(outcome);
    announce(spoken(outcome));
    this.#result.removeAttribute("aria-busy");
    this.#button.removeAttribute("aria-disabled");
    this.#busy = false;
  }

  #show(outcome: Outcome): void {
    this.#result.replaceChildren(...tryResult(outcome, this.#random, this.#options()));
  }
}

/** "Diagnose your own": connects to an address that somebody enters, and to no other. */
import { element } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import { RunPanel } from "./run-panel.js";
import type { SocketRun } from "./socket-run.js";
import { relabel, word, type WordKey } from "./words.js";

/** What the constructor would take as relative to this page, or as another protocol, is more likely a slip. */
function problemWith(url: string): WordKey | undefined {
  if (url === "") return "own.empty";
  if (!/^wss?:/iu.test(url)) return "own.scheme";
  return undefined;
}

export class OwnForm {
  readonly node: HTMLElement;
  readonly #url = element("input", {
    id: "own-url",
    type: "text",
    inputmode: "url",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    dir: "ltr",
    maxlength: 2000,
    placeholder: "wss://example.com/socket",
    "aria-describedby": "own-url-hint",
  });
  readonly #protocols = element("input", {
    id: "own-protocols",
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    dir: "ltr",
    maxlength: 500,
    "aria-describedby": "own-protocols-hint",
  });
  readonly #hint = element("p", { id: "own-url-hint", class: "hint" });
  readonly #disconnect = element("button", { type: "button", id: "own-disconnect", class: "secondary", "data-word": "own.disconnect" });
  readonly #panel: RunPanel;
  #problem: WordKey | undefined;

  /** @param options asked again at each use, because the language may change */
  constructor(options: () => ViewOptions) {
    this.#panel = new RunPanel({ id: "own", view: options, onState: (run) => this.#follow(run) });
    const form = element("form", { class: "try-form own-form", novalidate: true, "aria-labelledby": "own-heading" }, ...this.#fields());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#connect();
    });
    this.#disconnect.addEventListener("click", () => this.#end());
    this.#url.addEventListener("input", () => this.#complain(undefined));
    this.node = element(
      "section",
      { class: "try own", "aria-labelledby": "own-heading" },
      element("div", { class: "try-text" }, element("h2", { id: "own-heading", "data-word": "own.heading" }), element("p", { "data-word": "own.lead" }), element("p", { "data-word": "own.privacy" })),
      form,
      this.#panel.node,
    );
    this.#disconnect.setAttribute("aria-disabled", "true");
  }

  /** After a change of language. */
  relabel(): void {
    relabel(this.node);
    this.#complain(this.#problem);
    this.#panel.relabel();
  }

  #fields(): readonly HTMLElement[] {
    const field = (input: HTMLInputElement, label: WordKey, ...more: readonly HTMLElement[]): HTMLElement =>
      element("div", {}, element("label", { for: input.id, "data-word": label }), input, ...more);
    return [
      field(this.#url, "own.url", this.#hint),
      field(this.#protocols, "own.protocols", element("p", { id: "own-protocols-hint", class: "hint", "data-word": "own.protocolsHint" })),
      element("div", { class: "buttons" }, element("button", { type: "submit", id: "own-button", class: "primary", "data-word": "own.button" }), this.#disconnect),
    ];
  }

  #connect(): void {
    const url = this.#url.value.trim();
    this.#complain(problemWith(url));
    if (this.#problem !== undefined) return this.#url.focus();
    const protocols = this.#protocols.value.split(/[\s,]+/u).filter((name) => name !== "");
    this.#panel.start({ url, protocols });
  }

  #follow(run: SocketRun): void {
    this.#disconnect.setAttribute("aria-disabled", String(!["connecting", "open"].includes(run.state)));
    if (run.events.some(({ kind }) => kind === "threw")) this.#complain("own.refused");
  }

  #end(): void {
    const run = this.#panel.run;
    if (run?.state === "connecting" || run?.state === "open") run.close(undefined);
  }

  #complain(problem: WordKey | undefined): void {
    this.#problem = problem;
    this.#url.setAttribute("aria-invalid", String(problem !== undefined));
    this.#hint.textContent = word(problem ?? "own.urlHint");
  }
}

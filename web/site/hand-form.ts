/** A close that somebody describes: what is known is filled in, the rest stays empty and means "not known". */
import type { Observation } from "../api/types.js";
import { parseCode } from "./addresses.js";
import { diagnosisView } from "./diagnosis-view.js";
import { element } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import { writeObservation } from "./observation-link.js";
import { snippetView } from "./snippet-view.js";
import { word, type WordKey } from "./words.js";

type Answer = "opened" | "wasClean" | "errored" | "closedByPage";
const answers: readonly Answer[] = ["opened", "wasClean", "errored", "closedByPage"];
type Amount = "openMs" | "idleMs" | "lastSentBytes";
const amounts: readonly Amount[] = ["openMs", "idleMs", "lastSentBytes"];
const browsers = ["chromium", "firefox", "webkit"] as const;
/** Times are asked for in seconds, which is how people tell them. */
const factorOf = (amount: Amount): number => (amount === "lastSentBytes" ? 1 : 1000);

function choice(id: string, label: WordKey, options: readonly (readonly [value: string, text: string])[]): { readonly node: HTMLElement; readonly select: HTMLSelectElement } {
  const items = [["", word("hand.unknown")] as const, ...options].map(([value, text]) => element("option", { value }, text));
  const select = element("select", { id }, ...items);
  return { select, node: element("div", { class: "hand-field" }, element("label", { for: id }, word(label)), select) };
}

function field(id: string, label: WordKey, attributes: Readonly<Record<string, string>> = {}): { readonly node: HTMLElement; readonly input: HTMLInputElement } {
  const input = element("input", { id, type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
  return { input, node: element("div", { class: "hand-field" }, element("label", { for: id }, word(label)), input) };
}

export class HandForm {
  readonly node: HTMLElement;
  readonly #options: () => ViewOptions;
  readonly #code = field("hand-code", "hand.code", { inputmode: "numeric", maxlength: "5", "aria-describedby": "hand-problem" });
  readonly #reason = field("hand-reason", "hand.reason", { maxlength: "500" });
  readonly #answers = answers.map((name) => ({ name, ...choice(`hand-${name}`, `hand.${name}`, [["1", word("hand.yes")], ["0", word("hand.no")]]) }));
  readonly #amounts = amounts.map((name) => ({ name, ...field(`hand-${name}`, `hand.${name}`, { inputmode: "decimal", maxlength: "12" }) }));
  readonly #browser = choice("hand-browser", "hand.browser", browsers.map((id) => [id, { chromium: "Chrome, Edge, Chromium", firefox: "Firefox", webkit: "WebKit" }[id]] as const));
  readonly #problem = element("p", { id: "hand-problem", class: "problem" });
  readonly #result = element("div", { id: "hand-result" });
  /** What a link carried and the form has no field for. */
  #further: Observation = {};

  constructor(options: () => ViewOptions) {
    this.#options = options;
    const fields = [this.#code, ...this.#answers, ...this.#amounts, this.#browser, this.#reason].map(({ node }) => node);
    const button = element("button", { type: "submit", id: "hand-button", class: "primary" }, word("hand.button"));
    const form = element("form", { class: "try-form hand-form", novalidate: true, "aria-labelledby": "hand-heading" }, ...fields, this.#problem, button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    const heading = element("h2", { id: "hand-heading" }, word("hand.heading"));
    this.node = element("section", { class: "try hand", "aria-labelledby": "hand-heading" }, element("div", { class: "try-text" }, heading, element("p", {}, word("hand.lead"))), form, this.#result);
  }

  /** Fills the form and shows the diagnosis, as a link to it asks. */
  show(observation: Observation): void {
    this.#code.input.value = String(observation.code ?? "");
    this.#reason.input.value = observation.reason ?? "";
    for (const { name, select } of this.#answers) select.value = observation[name] === undefined ? "" : observation[name] ? "1" : "0";
    for (const { name, input } of this.#amounts) input.value = observation[name] === undefined ? "" : String(observation[name] / factorOf(name));
    this.#browser.select.value = browsers.find((id) => id === observation.browser) ?? "";
    const asked = new Set<string>(["code", "reason", "browser", ...answers, ...amounts]);
    this.#further = Object.fromEntries(Object.entries(observation).filter(([name]) => !asked.has(name)));
    this.#submit();
  }

  #submit(): void {
    const observation = this.#read();
    this.#problem.textContent = typeof observation === "string" ? word(observation) : "";
    this.#code.input.setAttribute("aria-invalid", String(observation === "hand.badCode"));
    if (typeof observation === "string") return this.#code.input.focus();
    const { reason: _, ...shared } = observation;
    const link = `${location.href.replace(/#.*/u, "")}#${writeObservation(shared)}`;
    const shown = diagnosisView(observation, Math.random(), this.#options());
    this.#result.replaceChildren(shown, element("div", { class: "share" }, element("h3", {}, word("hand.link")), element("p", { class: "hint" }, word("hand.linkHint")), snippetView({ kind: "URL", text: link })));
  }

  /** What is known, or the key of what is wrong with it. */
  #read(): Observation | WordKey {
    const text = this.#code.input.value.trim();
    const code = parseCode(text);
    if (text !== "" && code === undefined) return "hand.badCode";
    const found: Record<string, unknown> = { ...this.#further };
    if (code !== undefined) found["code"] = code;
    if (this.#reason.input.value !== "") found["reason"] = this.#reason.input.value;
    for (const { name, select } of this.#answers) if (select.value !== "") found[name] = select.value === "1";
    for (const { name, input } of this.#amounts) {
      const value = input.value.trim().replace(",", ".");
      if (value === "") continue;
      if (!/^\d+(\.\d+)?$/u.test(value)) return "hand.badAmount";
      found[name] = Number(value) * factorOf(name);
    }
    if (this.#browser.select.value !== "") found["browser"] = this.#browser.select.value;
    return Object.keys(found).length === 0 ? "hand.empty" : found;
  }
}

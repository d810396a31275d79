/** What a page can do to an open socket: send a message of some size, and close. */
import type { Engine } from "../api/types.js";
import { element } from "./dom.js";
import type { PagePart } from "./faults.js";
import type { SocketRun } from "./socket-run.js";
import { relabel, word } from "./words.js";

/** More than any limit that is worth meeting, less than what makes a page slow. */
const mostBytes = 64 * 1024 * 1024;
const usualBytes = 10;
const usualCode = 1000;

export interface PageActionsOptions {
  /** Prefix of every id inside. */
  readonly id: string;
  readonly engine: () => Engine;
  readonly lang: () => string;
}

export class PageActions {
  readonly node: HTMLElement;
  readonly #options: PageActionsOptions;
  readonly #bytes: HTMLInputElement;
  readonly #code: HTMLInputElement;
  readonly #send: HTMLButtonElement;
  readonly #close: HTMLButtonElement;
  readonly #part = element("p", { class: "part" });
  readonly #problem = element("p", { class: "problem", role: "alert" });
  #run: SocketRun | undefined;
  #wanted: PagePart | undefined;

  constructor(options: PageActionsOptions) {
    this.#options = options;
    const { id } = options;
    const field = { type: "text", inputmode: "numeric", autocomplete: "off" };
    this.#bytes = element("input", { ...field, id: `${id}-bytes`, maxlength: 8 });
    this.#code = element("input", { ...field, id: `${id}-close-code`, maxlength: 5 });
    this.#send = element("button", { type: "button", id: `${id}-send`, class: "secondary", "data-word": "actions.send" });
    this.#close = element("button", { type: "button", id: `${id}-close`, class: "secondary", "data-word": "actions.close" });
    this.#send.addEventListener("click", () => this.#doSend());
    this.#close.addEventListener("click", () => this.#doClose());
    const row = (input: HTMLInputElement, key: "actions.bytes" | "actions.code", button: HTMLElement): HTMLElement =>
      element("div", { class: "action-row" }, element("label", { for: input.id, "data-word": key }), input, button);
    this.node = element(
      "section",
      { class: "actions" },
      element("h4", { "data-word": "actions.heading" }),
      this.#part,
      row(this.#bytes, "actions.bytes", this.#send),
      row(this.#code, "actions.code", this.#close),
      this.#problem,
    );
  }

  attach(run: SocketRun, part: PagePart | undefined): void {
    this.#run = run;
    this.#wanted = part;
    this.#bytes.value = String(part !== undefined && "send" in part ? part.send : usualBytes);
    this.#code.value = String(part !== undefined && "close" in part ? part.close : usualCode);
    this.relabel();
    this.update();
  }

  relabel(): void {
    relabel(this.node);
    const part = this.#wanted;
    this.#problem.textContent = "";
    this.#part.textContent = part === undefined ? "" : word("send" in part ? "actions.needSend" : "actions.needClose");
  }

  /** Keeps the buttons in step with the socket. */
  update(): void {
    const state = this.#run?.state ?? "over";
    // Whoever has the focus on a button must not lose it when the socket closes.
    this.#part.hidden = this.#wanted === undefined || state === "over" || state === "closing";
    this.node.hidden = state === "over" && !this.node.contains(document.activeElement);
    this.#send.setAttribute("aria-disabled", String(state !== "open"));
    this.#close.setAttribute("aria-disabled", String(state !== "open" && state !== "connecting"));
  }

  #doSend(): void {
    if (this.#run?.state !== "open") return;
    const text = this.#bytes.value.trim();
    const bytes = Number(text);
    const bad = !/^\d+$/u.test(text) || bytes > mostBytes;
    this.#complain(this.#bytes, bad ? word("actions.badBytes", { most: mostBytes }) : "");
    if (!bad) this.#run.send(bytes);
  }

  #doClose(): void {
    const state = this.#run?.state;
    if (state !== "open" && state !== "connecting") return;
    const text = this.#code.value.trim();
    const code = text === "" ? undefined : Number(text);
    const { ok, message } = this.#options.engine().checkClose(code, undefined, { lang: this.#options.lang() });
    this.#complain(this.#code, ok ? "" : message);
    if (ok) this.#run?.close(code);
  }

  #complain(field: HTMLInputElement, message: string): void {
    this.#bytes.removeAttribute("aria-invalid");
    this.#code.removeAttribute("aria-invalid");
    this.#problem.textContent = message;
    if (message === "") return;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
}

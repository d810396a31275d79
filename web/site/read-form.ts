/** Paste a line of a console or a log, or drop a file: the closes in it, each to be diagnosed. */
import type { Observation } from "../api/types.js";
import type { ScanHit } from "../read/types.js";
import { announce } from "./announce.js";
import { element } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import { foreignText } from "./foreign-text.js";
import { codeName } from "./links.js";
import { ReadRun } from "./read-run.js";
import { word } from "./words.js";

/** More would fill the page; the number of all is told. */
const mostShown = 100;

export interface ReadFormOptions {
  readonly view: () => ViewOptions;
  readonly diagnose: (observation: Observation) => void;
}

export class ReadForm {
  readonly node: HTMLElement;
  readonly #options: ReadFormOptions;
  readonly #text = element("textarea", { id: "read-text", rows: 4, spellcheck: "false", dir: "ltr", placeholder: "WebSocket connection to 'wss://example.com/' failed: Error during WebSocket handshake: Unexpected response code: 403" });
  readonly #file = element("input", { id: "read-file", type: "file" });
  readonly #cancel = element("button", { type: "button", id: "read-cancel", class: "secondary" }, word("read.cancel"));
  readonly #progress = element("progress", { id: "read-progress", max: 1, value: 0, "aria-label": word("read.progress") });
  readonly #state = element("p", { id: "read-state", class: "run-state-text" });
  readonly #hits = element("ol", { id: "read-hits", class: "read-hits" });
  #run: ReadRun | undefined;
  #found = 0;

  constructor(options: ReadFormOptions) {
    this.#options = options;
    const button = element("button", { type: "submit", id: "read-button", class: "primary" }, word("read.button"));
    const form = element(
      "form",
      { class: "try-form read-form", "aria-labelledby": "read-heading" },
      element("div", {}, element("label", { for: "read-text" }, word("read.text")), this.#text),
      element("div", {}, element("label", { for: "read-file" }, word("read.file")), this.#file),
      element("div", { class: "buttons" }, button, this.#cancel),
    );
    this.#cancel.hidden = this.#progress.hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#start(this.#file.files?.[0] ?? new Blob([this.#text.value]));
    });
    this.#cancel.addEventListener("click", () => this.#stop(word("read.cancelled", { found: this.#found })));
    const heading = element("h2", { id: "read-heading" }, word("read.heading"));
    this.node = element(
      "section",
      { class: "try read", "aria-labelledby": "read-heading" },
      element("div", { class: "try-text" }, heading, element("p", {}, word("read.lead"))),
      form,
      this.#progress,
      this.#state,
      this.#hits,
    );
    this.#acceptDrops();
  }

  #acceptDrops(): void {
    this.node.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.node.classList.add("dropping");
    });
    this.node.addEventListener("dragleave", () => this.node.classList.remove("dropping"));
    this.node.addEventListener("drop", (event) => {
      event.preventDefault();
      this.node.classList.remove("dropping");
      const { files } = event.dataTransfer ?? {};
      if (files?.[0] === undefined) return;
      this.#file.files = files;
      this.node.querySelector("form")?.requestSubmit();
    });
  }

  #start(blob: Blob): void {
    this.#run?.cancel();
    this.#found = 0;
    this.#hits.replaceChildren();
    this.#state.textContent = word("read.reading");
    this.#progress.value = 0;
    this.#cancel.hidden = this.#progress.hidden = false;
    this.#run = new ReadRun(blob, {
      onHits: (hits) => this.#add(hits),
      onProgress: (bytes) => (this.#progress.value = blob.size === 0 ? 1 : bytes / blob.size),
      onEnd: (message) => this.#stop(message === undefined ? this.#summary() : word("read.failed", { message })),
    });
  }

  #summary(): string {
    if (this.#found === 0) return word("read.none");
    return this.#found > mostShown ? word("read.many", { found: this.#found, shown: mostShown }) : word("read.found", { found: this.#found });
  }

  #stop(text: string): void {
    this.#run?.cancel();
    this.#run = undefined;
    this.#cancel.hidden = this.#progress.hidden = true;
    this.#state.textContent = text;
    announce(text);
  }

  #add(hits: readonly ScanHit[]): void {
    const room = Math.max(0, mostShown - this.#found);
    this.#found += hits.length;
    this.#hits.append(...hits.slice(0, room).map((hit) => this.#item(hit)));
  }

  #item({ line, shape, observation }: ScanHit): HTMLElement {
    const { engine, lang } = this.#options.view();
    const { code, reason, probe } = observation;
    const what = code === undefined ? [probe?.status === undefined ? word("read.noCode") : `HTTP ${probe.status}`] : codeName(engine.explain(code, { lang }));
    const button = element("button", { type: "button", class: "secondary" }, word("read.diagnose"));
    button.addEventListener("click", () => this.#options.diagnose(observation));
    return element(
      "li",
      { "data-severity": code === undefined ? undefined : engine.explain(code).severity, "data-shape": shape },
      element("span", { class: "hint" }, word("read.line", { line })),
      element("span", {}, ...what, ...(reason === undefined || reason === "" ? [] : [" ", foreignText(reason)])),
      button,
    );
  }
}

/** Asks the address over HTTP, when somebody presses the button, and says what came back. */
import type { ProbeResult } from "../api/types.js";
import { probe } from "../observe/probe.js";
import { announce } from "./announce.js";
import { element } from "./dom.js";
import { foreignText } from "./foreign-text.js";
import { seconds } from "./timeline-view.js";
import { sentence, word } from "./words.js";

type Outcome = ProbeResult | { readonly error: Error };

export interface ProbeControlOptions {
  readonly lang: () => string;
  readonly onResult: (result: ProbeResult) => void;
}

/** The address that `probe` asks: the ws: or wss: URL as http: or https:, without its fragment and credentials. */
export function httpForm(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const target = new URL(new URL(url).href.replace(/^ws/u, "http"));
  if (!/^https?:$/u.test(target.protocol)) return undefined;
  target.hash = target.username = target.password = "";
  return target.href;
}

export class ProbeControl {
  readonly node = element("section", { class: "probe" });
  readonly #options: ProbeControlOptions;
  #url: string | undefined;
  #outcome: Outcome | undefined;
  #running: AbortController | undefined;

  constructor(options: ProbeControlOptions) {
    this.#options = options;
    this.node.hidden = true;
  }

  /** Offers to probe this address; undefined offers nothing. Sends nothing. */
  offer(url: string | undefined): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#outcome = undefined;
    this.#url = url !== undefined && httpForm(url) !== undefined ? url : undefined;
    this.render();
  }

  render(): void {
    const address = this.#url === undefined ? undefined : httpForm(this.#url);
    this.node.hidden = address === undefined;
    if (address === undefined) return;
    const hadFocus = this.node.contains(document.activeElement);
    const busy = this.#running !== undefined;
    const button = element("button", { type: "button", class: "secondary probe-button", "aria-disabled": busy && "true" }, word(busy ? "probe.wait" : "probe.button"));
    button.addEventListener("click", () => void this.#run());
    const shown = element("span", { dir: "ltr" }, foreignText(address));
    this.node.replaceChildren(
      element("h4", {}, word("probe.heading")),
      element("p", { class: "hint" }, ...sentence("probe.what", { url: shown })),
      button,
      ...(this.#outcome === undefined ? [] : [element("p", { class: "probe-result" }, this.#text(this.#outcome))]),
    );
    if (hadFocus) button.focus({ preventScroll: true });
  }

  async #run(): Promise<void> {
    if (this.#running !== undefined || this.#url === undefined) return;
    const running = new AbortController();
    this.#running = running;
    this.#outcome = undefined;
    this.render();
    announce(word("probe.wait"));
    let outcome: Outcome;
    try {
      outcome = await probe(this.#url, { signal: running.signal });
    } catch (error) {
      outcome = { error: error instanceof Error ? error : new Error(String(error)) };
    }
    // Another address has been offered since.
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#outcome = outcome;
    this.render();
    announce(this.#text(outcome));
    if ("http" in outcome) this.#options.onResult(outcome);
  }

  #text(outcome: Outcome): string {
    if ("error" in outcome) return word("probe.failed", { message: outcome.error.message });
    const { http, status, ms } = outcome;
    const time = seconds(ms, this.#options.lang());
    if (http === "unreachable") return word("probe.unreachable", { time });
    return status === undefined ? word("probe.reachable", { time }) : word("probe.status", { time, status });
  }
}

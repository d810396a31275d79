/** `<close-code code="1006">`: the explanation of one code. The class alone; `closecode/elements` registers it. */
import type { Engine, Explanation } from "../api/index.js";
import { CloseCodeBase, reflect } from "./base.js";
import { baseStyles } from "./base-styles.js";
import { linkList } from "./card.js";
import { entryStyles } from "./entry-styles.js";
import { element, ltr } from "./nodes.js";
import { retryWord, type Speech } from "./words.js";

/** What one code means, as a block; `level` of its heading is the caller's business. */
export function entry(explanation: Explanation, { word }: Speech): HTMLElement {
  const { code, title, severity, headings, description, when, fix, retry, retryReason, links } = explanation;
  const part = (name: string, heading: string, text: string): HTMLElement =>
    element("section", { part: `section ${name}`, class: "section" }, element("h3", {}, heading), element("p", {}, text));
  return element(
    "article",
    { part: "entry", "data-severity": severity },
    element("h2", { part: "title" }, ltr("code", String(code)), " ", title),
    part("description", headings.description, description),
    part("when", headings.when, when),
    part("fix", headings.fix, fix),
    part("retry", word(retryWord(retry)), retryReason),
    element("section", { part: "section more", class: "section" }, element("h3", {}, headings.more), linkList(links)),
  );
}

/**
 * The explanation of one close code: what it means, when you see it, how to fix it, whether to reconnect.
 *
 * @tag close-code
 * @attr {number} code - The close code to explain.
 * @attr {string} service - Id of a service whose dictionary the engine has, such as "discord-gateway".
 * @csspart entry - The whole explanation.
 * @csspart description - The section with what the code means.
 * @csspart when - The section with when you see it.
 * @csspart retry - The section with whether to reconnect.
 */
export class CloseCodeElement extends CloseCodeBase {
  static readonly observedAttributes = ["code", "lang", "service"];
  #event: unknown;

  /** The `code` attribute as a number; NaN when it is none. */
  get code(): number {
    return Number(this.getAttribute("code") ?? Number.NaN);
  }
  set code(value: number | undefined) {
    reflect(this, "code", value);
  }

  /** Id of the service whose dictionary explains the code; "" for whichever the close points to. */
  get service(): string {
    return this.getAttribute("service") ?? "";
  }
  set service(value: string | undefined) {
    reflect(this, "service", value || undefined);
  }

  /** Any close: a CloseEvent, an Observation, an Error. It wins over `code`. */
  get event(): unknown {
    return this.#event;
  }
  set event(value: unknown) {
    this.#event = value;
    this.redraw();
  }

  protected sheets(): readonly string[] {
    return [baseStyles, entryStyles];
  }

  protected draw(engine: Engine, speech: Speech): void {
    const input = this.#event ?? (this.hasAttribute("code") ? this.code : undefined);
    const options = { lang: speech.tag, ...(this.service !== "" && { service: this.service }) };
    const shown = element("div", { part: "root" });
    shown.append(element("slot", { name: "header" }));
    if (input !== undefined) shown.append(entry(engine.explain(input, options), speech));
    shown.append(element("slot", { name: "actions" }));
    this.say(speech, shown);
    this.root.replaceChildren(shown);
  }
}

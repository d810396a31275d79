/** `<close-code-compare left="1001" right="1015">`: two codes side by side. The class alone. */
import type { Engine } from "../api/index.js";
import { CloseCodeBase, reflect } from "./base.js";
import { baseStyles } from "./base-styles.js";
import { linkList } from "./card.js";
import { entry } from "./close-code.js";
import { entryStyles } from "./entry-styles.js";
import { element } from "./nodes.js";
import type { Speech } from "./words.js";

/**
 * Two close codes side by side, with their differences and when to expect which.
 *
 * @tag close-code-compare
 * @attr {number} left - One code.
 * @attr {number} right - The other code.
 * @csspart comparison - The whole comparison.
 * @csspart intro - The sentence below the title.
 * @csspart sides - Both explanations.
 * @csspart entry - The explanation of one code.
 * @csspart description - The section with what a code means.
 * @csspart when - The section with when you see it.
 * @csspart retry - The section with whether to reconnect.
 * @csspart differences - The numbered list of differences.
 * @csspart choose - When to use or expect which.
 */
export class CloseCodeCompareElement extends CloseCodeBase {
  static readonly observedAttributes = ["left", "right", "lang"];

  /** The `left` attribute as a number; NaN when it is none. */
  get left(): number {
    return Number(this.getAttribute("left") ?? Number.NaN);
  }
  set left(value: number | undefined) {
    reflect(this, "left", value);
  }

  /** The `right` attribute as a number; NaN when it is none. */
  get right(): number {
    return Number(this.getAttribute("right") ?? Number.NaN);
  }
  set right(value: number | undefined) {
    reflect(this, "right", value);
  }

  protected sheets(): readonly string[] {
    return [baseStyles, entryStyles];
  }

  protected draw(engine: Engine, speech: Speech): void {
    const shown = element("div", { part: "root" }, element("slot", { name: "header" }));
    if (this.hasAttribute("left") && this.hasAttribute("right")) {
      const { title, intro, left, right, headings, differences, choose, links } = engine.compare(this.left, this.right, { lang: speech.tag });
      shown.append(
        element(
          "article",
          { part: "comparison" },
          element("h2", { part: "title" }, title),
          element("p", { part: "intro" }, intro),
          element("div", { part: "sides" }, entry(left, speech), entry(right, speech)),
          element("section", { part: "section", class: "section" }, element("h3", {}, headings.differences), element("ol", { part: "differences" }, ...differences.map((text) => element("li", {}, text)))),
          element("section", { part: "section", class: "section" }, element("h3", {}, headings.choose), element("ul", { part: "choose" }, ...choose.map((text) => element("li", {}, text)))),
          element("section", { part: "section", class: "section" }, element("h3", {}, headings.more), linkList(links)),
        ),
      );
    }
    shown.append(element("slot", { name: "actions" }));
    this.say(speech, shown);
    this.root.replaceChildren(shown);
  }
}

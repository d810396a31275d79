/** Two codes beside each other. The order of sections is part of the product and the same in every language. */
import type { Comparison, Explanation } from "../api/index.js";
import { element } from "./dom.js";
import { noted, textSections, type ViewOptions } from "./explanation-view.js";
import { breadcrumb, codeLink, codeName, comparisonLink, severityMark, sourceList } from "./links.js";
import { word } from "./words.js";

function side(explanation: Explanation, place: "left" | "right"): HTMLElement {
  const id = `${place}-title`;
  const { code, title, severity } = explanation;
  return element(
    "section",
    { class: "side", id: place, "aria-labelledby": id, "data-severity": severity },
    element("h2", { id, class: "side-title" }, element("span", { class: "numeral" }, String(code)), " ", element("span", { class: "title" }, title)),
    severityMark(explanation, true),
    ...textSections(explanation, "h3"),
  );
}

function choose({ left, right, choose: texts, headings }: Comparison): HTMLElement {
  const one = (explanation: Explanation, text: string): HTMLElement =>
    element("li", { "data-severity": explanation.severity }, element("p", { class: "choose-code", "aria-hidden": "true" }, String(explanation.code)), element("p", {}, text));
  const sides = left.code === right.code ? [one(left, texts[0])] : [one(left, texts[0]), one(right, texts[1])];
  return element("section", { "data-section": "choose" }, element("h2", {}, headings.choose), element("ul", { class: "choose" }, ...sides));
}

/** Comparisons worth reading next: those with a sentence of their own that share a code with this one. */
function related({ left, right }: Comparison, { engine, lang }: ViewOptions): HTMLElement[] {
  const pairs = [...noted(left.code).map((other) => [left.code, other] as const), ...noted(right.code).map((other) => [right.code, other] as const)];
  const codes = [left.code, right.code];
  return pairs
    .filter(([a, b]) => !(codes.includes(a) && codes.includes(b)))
    .map(([a, b]) => {
      const { title } = engine.compare(a, b, { lang });
      return element("li", {}, comparisonLink(lang, [Math.min(a, b), Math.max(a, b)], {}, title));
    });
}

function more(comparison: Comparison, options: ViewOptions): HTMLElement {
  const { left, right, headings, links } = comparison;
  const sides = left.code === right.code ? [left] : [left, right];
  const pages = sides.map((explanation) =>
    element("li", {}, codeLink(options.lang, explanation.code, { "data-severity": explanation.severity }, ...codeName(explanation))),
  );
  const others = related(comparison, options);
  const group = (heading: string, list: HTMLElement): HTMLElement => element("section", {}, element("h3", {}, heading), list);
  return element(
    "section",
    { "data-section": "more", class: "more" },
    element("h2", {}, headings.more),
    element(
      "div",
      { class: "more-columns" },
      group(word("compare.pages"), element("ul", { class: "chips" }, ...pages)),
      group(word("compare.specifications"), sourceList(links)),
      others.length === 0 ? undefined : group(word("compare.related"), element("ul", { class: "related" }, ...others)),
    ),
  );
}

export function comparisonView(leftCode: number, rightCode: number, options: ViewOptions): HTMLElement {
  const comparison = options.engine.compare(leftCode, rightCode, { lang: options.lang });
  const { title, intro, left, right, headings, differences } = comparison;
  const same = left.code === right.code;
  return element(
    "article",
    { class: "comparison" },
    breadcrumb(options.lang, []),
    element("h1", { id: "view-title", tabindex: -1 }, title),
    element("p", { class: "intro" }, intro),
    element("div", { class: same ? "sides one" : "sides" }, side(left, "left"), same ? undefined : side(right, "right")),
    element(
      "section",
      { "data-section": "differences" },
      element("h2", {}, headings.differences),
      element("ol", { class: "differences" }, ...differences.map((text) => element("li", {}, text))),
    ),
    choose(comparison),
    more(comparison, options),
  );
}

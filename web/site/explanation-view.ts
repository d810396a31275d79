/** Everything about one code. */
import type { Engine, Explanation } from "../api/index.js";
import { element, type Child } from "./dom.js";
import { factsTable } from "./facts.js";
import { notedPairs } from "./generated/pairs.js";
import { breadcrumb, codeLink, codeName, comparisonLink, severityMark, sourceList } from "./links.js";
import { word } from "./words.js";

export interface ViewOptions {
  readonly engine: Engine;
  readonly lang: string;
}

/** Description, when and fix of one code: the sections that both kinds of page have in common. */
export function textSections(explanation: Explanation, heading: "h2" | "h3"): readonly HTMLElement[] {
  const { headings } = explanation;
  return (["description", "when", "fix"] as const).map((section) =>
    element("section", { "data-section": section }, element(heading, {}, headings[section]), element("p", {}, explanation[section])),
  );
}

/** Codes whose comparison with this one says more than the facts do. */
export function noted(code: number): readonly number[] {
  return notedPairs.flatMap(([low, high]) => (low === code ? [high] : high === code ? [low] : []));
}

function comparisons(code: number, { engine, lang }: ViewOptions): HTMLElement | undefined {
  const others = noted(code);
  if (others.length === 0) return undefined;
  const items = others.map((other) => {
    const explanation = engine.explain(other, { lang });
    const link = comparisonLink(lang, [Math.min(code, other), Math.max(code, other)], { "data-severity": explanation.severity }, ...codeName(explanation));
    return element("li", {}, link);
  });
  const heading = element("h2", {}, word("compare.with", { code }));
  return element("section", { class: "compare-links" }, heading, element("ul", { class: "chips" }, ...items));
}

/** The registered codes before and after this one. */
function neighbours(code: number, { engine, lang }: ViewOptions): HTMLElement {
  const codes = engine.codes();
  const before = codes.findLast((other) => other < code);
  const after = codes.find((other) => other > code);
  const link = (other: number | undefined, rel: "prev" | "next"): Child =>
    other === undefined
      ? undefined
      : codeLink(lang, other, { rel, class: rel }, ...codeName(engine.explain(other, { lang })));
  return element("nav", { class: "neighbours", "aria-label": word("page.neighbours") }, link(before, "prev"), link(after, "next"));
}

/** @param parts what stands between the texts and the links */
export function explanationView(code: number, options: ViewOptions, ...parts: readonly Child[]): HTMLElement {
  const explanation = options.engine.explain(code, { lang: options.lang });
  const { title, name, severity, headings, links } = explanation;
  const officialName = name === title ? undefined : element("p", { class: "official", lang: "en" }, name);
  return element(
    "article",
    { class: "explanation", "data-severity": severity },
    breadcrumb(options.lang, [{ name: word("page.codes"), path: "codes/" }, { name: String(code) }]),
    element(
      "header",
      { class: "code-header" },
      element("h1", { id: "view-title", tabindex: -1 }, element("span", { class: "numeral" }, String(code)), " ", element("span", { class: "title" }, title)),
      officialName,
      severityMark(explanation, true),
    ),
    element(
      "div",
      { class: "columns" },
      element("div", { class: "prose" }, ...textSections(explanation, "h2")),
      factsTable(explanation),
    ),
    ...parts,
    element(
      "div",
      { class: "further" },
      comparisons(code, options),
      element("section", { "data-section": "more" }, element("h2", {}, headings.more), sourceList(links)),
    ),
    neighbours(code, options),
  );
}

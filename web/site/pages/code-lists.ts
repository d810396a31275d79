/** Lists of codes and of ranges, to be read like a table of contents. */
import { exampleOf, rangePath, ranges } from "../addresses.js";
import { element } from "../dom.js";
import type { ViewOptions } from "../explanation-view.js";
import { codeLink, codeName, pageLink, severityMark } from "../links.js";
import { word, type WordKey } from "../words.js";

export function codeItem(code: number, { engine, lang }: ViewOptions): HTMLElement {
  const explanation = engine.explain(code, { lang });
  const link = codeLink(lang, code, {}, ...codeName(explanation), " ", severityMark(explanation, false));
  return element("li", { "data-severity": explanation.severity }, link);
}

function rangeItem(range: readonly [number, number], { engine, lang }: ViewOptions): HTMLElement {
  const [first, last] = range;
  const explanation = engine.explain(exampleOf(first), { lang });
  const link = pageLink(
    lang,
    rangePath(range),
    {},
    element("span", { class: "number" }, word("codes.range", { first, last })),
    " ",
    element("span", { class: "title" }, explanation.title),
    " ",
    severityMark(explanation, false),
  );
  return element("li", { "data-severity": explanation.severity }, link);
}

function group(level: "h2" | "h3", heading: WordKey, items: readonly HTMLElement[], kind: string): HTMLElement {
  return element("section", { class: `code-group ${kind}` }, element(level, {}, word(heading)), element("ul", { class: "code-list" }, ...items));
}

export function legend(): HTMLElement {
  const items = (["normal", "notice", "warning", "error"] as const).map((severity) =>
    element(
      "li",
      { "data-severity": severity },
      element("span", { class: "severity" }, element("span", { class: "mark" }), element("span", { class: "label" }, word(`severity.${severity}`))),
    ),
  );
  return element("ul", { class: "legend", "aria-label": word("codes.legend") }, ...items);
}

/** Codes of the protocol, codes of libraries, ranges. */
export function codeGroups(options: ViewOptions, level: "h2" | "h3"): readonly HTMLElement[] {
  const codes = options.engine.codes();
  const items = (from: number, to: number): HTMLElement[] =>
    codes.filter((code) => from <= code && code <= to).map((code) => codeItem(code, options));
  return [
    group(level, "codes.protocol", items(0, 2999), "protocol"),
    group(level, "codes.library", items(3000, 65535), "library"),
    group(level, "codes.ranges", ranges.map((range) => rangeItem(range, options)), "ranges"),
  ];
}

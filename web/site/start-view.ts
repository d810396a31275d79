/** The start page: every registered code and every range, to be read like a table of contents. */
import { element } from "./dom.js";
import { viewIn, type ViewOptions } from "./explanation-view.js";
import { codeName, severityMark, viewLink } from "./links.js";
import { word, type WordKey } from "./words.js";

/** First and last code of every block without an entry for each number (RFC 6455, 7.4.2). */
const ranges: readonly (readonly [number, number])[] = [
  [0, 999],
  [1016, 1999],
  [2000, 2999],
  [3000, 3999],
  [4000, 4999],
  [5000, 65535],
];
/** The block of 3000 to 3999 begins with registered codes; its text needs a number that is none. */
const exampleOf = (first: number): number => (first === 3000 ? 3999 : first);

function codeItem(code: number, { engine, lang, chosenLang }: ViewOptions): HTMLElement {
  const explanation = engine.explain(code, { lang });
  const link = viewLink(viewIn(chosenLang, { code }), {}, ...codeName(explanation), " ", severityMark(explanation, false));
  return element("li", { "data-severity": explanation.severity }, link);
}

function rangeItem([first, last]: readonly [number, number], { engine, lang, chosenLang }: ViewOptions): HTMLElement {
  const explanation = engine.explain(exampleOf(first), { lang });
  const number = element("span", { class: "number" }, word("codes.range", { first, last }));
  const link = viewLink(
    viewIn(chosenLang, { code: exampleOf(first) }),
    {},
    number,
    " ",
    element("span", { class: "title" }, explanation.title),
    " ",
    severityMark(explanation, false),
  );
  return element("li", { "data-severity": explanation.severity }, link);
}

function group(heading: WordKey, items: readonly HTMLElement[], kind: string): HTMLElement {
  return element("section", { class: `code-group ${kind}` }, element("h3", {}, word(heading)), element("ul", { class: "code-list" }, ...items));
}

function legend(): HTMLElement {
  const items = (["normal", "notice", "warning", "error"] as const).map((severity) =>
    element(
      "li",
      { "data-severity": severity },
      element("span", { class: "severity" }, element("span", { class: "mark" }), element("span", { class: "label" }, word(`severity.${severity}`))),
    ),
  );
  return element("ul", { class: "legend", "aria-label": word("codes.legend") }, ...items);
}

export function startView(options: ViewOptions): HTMLElement {
  const codes = options.engine.codes();
  const items = (from: number, to: number): HTMLElement[] =>
    codes.filter((code) => from <= code && code <= to).map((code) => codeItem(code, options));
  return element(
    "section",
    { class: "start", "aria-labelledby": "codes-heading" },
    element("div", { class: "start-heading" }, element("h2", { id: "codes-heading" }, word("page.home")), legend()),
    group("codes.protocol", items(0, 2999), "protocol"),
    group("codes.library", items(3000, 65535), "library"),
    group("codes.ranges", ranges.map((range) => rangeItem(range, options)), "ranges"),
  );
}

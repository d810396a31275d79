/** One page per pair of registered codes, and the list of them. */
import { comparisonView } from "../comparison-view.js";
import { comparisonPath } from "../addresses.js";
import { element } from "../dom.js";
import { notedPairs } from "../generated/pairs.js";
import { breadcrumb, comparisonLink } from "../links.js";
import { word } from "../words.js";
import { shortened, type Page, type Site } from "./page.js";

/** Every pair once, the smaller code first. */
export function pairs(codes: readonly number[]): readonly (readonly [number, number])[] {
  return codes.flatMap((left, place) => codes.slice(place + 1).map((right) => [left, right] as const));
}

function comparisonPage({ engine, language }: Site, left: number, right: number): Page {
  const lang = language.tag;
  const { title, intro, left: one, right: other } = engine.compare(left, right, { lang });
  return {
    path: comparisonPath(left, right),
    kind: "comparison",
    title,
    description: shortened(intro),
    crumbs: [{ name: title }],
    body: comparisonView(left, right, { engine, lang }),
    codes: [left, right],
    picture: [`${left} vs ${right}`, `${one.name} or ${other.name}`],
  };
}

/** Triangular, so that each pair stands once. */
function table(codes: readonly number[], lang: string): HTMLElement {
  const rows = codes.slice(1).map((right, place) => {
    const cells = codes.slice(0, place + 1).map((left) => {
      const noted = notedPairs.some(([low, high]) => low === left && high === right);
      const name = word("compare.these", { left, right });
      return element("td", {}, comparisonLink(lang, [left, right], { "aria-label": name, class: noted ? "noted" : "pair" }, noted ? "●" : "○"));
    });
    return element("tr", {}, element("th", { scope: "row" }, String(right)), ...cells);
  });
  const header = element("tr", {}, element("th", { scope: "col" }, word("compare.corner")), ...codes.slice(0, -1).map((code) => element("th", { scope: "col" }, String(code))));
  return element(
    "div",
    { class: "scroller", role: "region", "aria-label": word("compare.all"), tabindex: 0 },
    element("table", { class: "pairs" }, element("thead", {}, header), element("tbody", {}, ...rows)),
  );
}

function listPage(site: Site): Page {
  const { engine, language } = site;
  const lang = language.tag;
  const noted = notedPairs.filter(([low, high]) => engine.codes().includes(low) && engine.codes().includes(high));
  const items = noted.map((pair) => element("li", {}, comparisonLink(lang, pair, {}, engine.compare(...pair, { lang }).title)));
  const title = word("page.comparisons");
  const list = element(
    "div",
    { class: "listing" },
    breadcrumb(lang, [{ name: title }]),
    element("h1", {}, title),
    element("p", { class: "lead" }, word("compare.lead")),
    element("section", {}, element("h2", {}, word("compare.often")), element("ul", { class: "related columns-2" }, ...items)),
    element("section", {}, element("h2", {}, word("compare.all")), element("p", { class: "hint" }, word("compare.allHint")), table(engine.codes(), lang)),
  );
  return { path: "compare/", kind: "comparisons", title, description: word("compare.lead"), crumbs: [{ name: title }], body: element("div", { id: "view" }, list), picture: ["1001 vs 1015", "Any two close codes compared"] };
}

export function comparisonPages(site: Site): readonly Page[] {
  return [listPage(site), ...pairs(site.engine.codes()).map(([left, right]) => comparisonPage(site, left, right))];
}

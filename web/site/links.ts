/** Links inside the site, and out of it. */
import type { Explanation, Link } from "../api/index.js";
import { addressOf, codePath, comparisonPath } from "./addresses.js";
import { element, type Attributes, type Child } from "./dom.js";
import { word } from "./words.js";

export function pageLink(lang: string, path: string, attributes: Attributes, ...children: readonly Child[]): HTMLAnchorElement {
  return element("a", { ...attributes, href: addressOf(lang, path) }, ...children);
}

export function codeLink(lang: string, code: number, attributes: Attributes, ...children: readonly Child[]): HTMLAnchorElement {
  return pageLink(lang, codePath(code), attributes, ...children);
}

export function comparisonLink(lang: string, pair: readonly [number, number], attributes: Attributes, ...children: readonly Child[]): HTMLAnchorElement {
  return pageLink(lang, comparisonPath(...pair), attributes, ...children);
}

/** The code in figures, then its title, so that a list of them lines up. */
export function codeName({ code, title }: Explanation): readonly Child[] {
  return [element("span", { class: "number" }, String(code)), " ", element("span", { class: "title" }, title)];
}

/** Labels of specifications are the same in every language. */
export function sourceList(links: readonly Link[]): HTMLUListElement {
  const items = links.map(({ label, url }) => element("li", {}, element("a", { href: url, rel: "noreferrer", lang: "en", dir: "ltr" }, label)));
  return element("ul", { class: "sources" }, ...items);
}

/** A step of the way from the start page; the last one is the page itself and has no path. */
export interface Crumb {
  readonly name: string;
  readonly path?: string;
}

export function breadcrumb(lang: string, crumbs: readonly Crumb[]): HTMLElement {
  const items = crumbs.map(({ name, path }) =>
    path === undefined ? element("li", { "aria-current": "page" }, name) : element("li", {}, pageLink(lang, path, {}, name)),
  );
  const home = element("li", {}, pageLink(lang, "", { lang: "en" }, "WebSocket"));
  return element("nav", { class: "breadcrumb", "aria-label": word("page.path") }, element("ol", {}, home, ...items));
}

/** Says the severity in a word; the mark before it is drawn by the style sheet in a shape of its own. */
export function severityMark({ severity }: Explanation, visible: boolean): HTMLElement {
  const label = element("span", { class: visible ? "label" : "visually-hidden" }, word(`severity.${severity}`));
  return element("span", { class: "severity" }, element("span", { class: "mark" }), label);
}

/** Links inside the page, and out of it. */
import type { Explanation, Link } from "../api/index.js";
import { element, type Child } from "./dom.js";
import { addressOf, type View } from "./view.js";
import { word } from "./words.js";

export function viewLink(view: View, attributes: Readonly<Record<string, string>>, ...children: readonly Child[]): HTMLAnchorElement {
  return element("a", { ...attributes, href: addressOf(view) }, ...children);
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

export function breadcrumb(lang: string | undefined, ...here: readonly string[]): HTMLElement {
  const home = viewLink(lang === undefined ? {} : { lang }, { lang: "en" }, "WebSocket");
  const current = here.map((text) => element("li", { "aria-current": "page" }, text));
  return element("nav", { class: "breadcrumb", "aria-label": word("page.path") }, element("ol", {}, element("li", {}, home), ...current));
}

/** Says the severity in a word; the mark before it is drawn by the style sheet in a shape of its own. */
export function severityMark({ severity }: Explanation, visible: boolean): HTMLElement {
  const label = element("span", { class: visible ? "label" : "visually-hidden" }, word(`severity.${severity}`));
  return element("span", { class: "severity" }, element("span", { class: "mark" }), label);
}

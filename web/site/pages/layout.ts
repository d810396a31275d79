/** The frame around every page: what browsers and search engines read, header with search and languages, footer. */
import { addressOf, assetAddress } from "../addresses.js";
import { comboboxMarkup } from "../combobox-markup.js";
import { drawing, element, type Child } from "../dom.js";
import { pageLink } from "../links.js";
import { word, type WordKey } from "../words.js";
import { metadata } from "./metadata.js";
import type { Page, Site } from "./page.js";

const sections: readonly (readonly [path: string, name: WordKey, kinds: readonly Page["kind"][]])[] = [
  ["codes/", "page.codes", ["codes", "code", "range"]],
  ["compare/", "page.comparisons", ["comparisons", "comparison"]],
  ["causes/", "page.causes", ["causes", "cause"]],
  ["services/", "page.services", ["services", "service"]],
  ["browsers/", "page.browsers", ["browsers"]],
  ["diagnose/", "page.diagnose", ["diagnose"]],
];

function wordmark(lang: string): HTMLElement {
  const drawn = drawing(
    "svg",
    { viewBox: "0 0 32 32", class: "icon", "aria-hidden": "true" },
    drawing("path", { d: "M12.5 7.5H10a8.5 8.5 0 0 0 0 17h2.5M19.5 7.5H22a8.5 8.5 0 0 1 0 17h-2.5" }),
    drawing("path", { class: "break", d: "M18.2 11.5 13.8 20.5" }),
  );
  return pageLink(lang, "", { class: "wordmark", lang: "en" }, drawn, element("span", {}, "closecode"));
}

function navigation({ language, facts }: Site, kind: Page["kind"]): HTMLElement {
  const items = sections
    .filter(([path]) => path !== "services/" || facts.services.length > 0)
    .map(([path, name, kinds]) => element("li", {}, pageLink(language.tag, path, { "aria-current": kinds.includes(kind) && "true" }, word(name))));
  return element("nav", { class: "sections", "aria-label": word("page.sections") }, element("ul", {}, ...items));
}

/** Links, so that languages can be changed without script; the page in the other language, not its start. */
function languageMenu({ languages, language }: Site, { path }: Page): Child {
  if (languages.length < 2) return undefined;
  const items = languages.map(({ tag, name, dir }) =>
    element("li", {}, pageLink(tag, path, { lang: tag, hreflang: tag, dir, "data-language": tag, "aria-current": tag === language.tag && "true" }, name)),
  );
  return element(
    "details",
    { class: "language", id: "language" },
    element("summary", {}, element("span", { class: "visually-hidden" }, `${word("page.language")}: `), language.name),
    element("ul", {}, ...items),
  );
}

/** Without script the form leads to the list of all codes. */
function searchForm({ language }: Site): HTMLElement {
  return element(
    "form",
    { id: "finder", role: "search", action: addressOf(language.tag, "codes/") },
    comboboxMarkup({ id: "find", label: "search.label", placeholder: "search.placeholder", name: "q" }),
    element("button", { type: "submit", class: "secondary" }, word("search.button")),
  );
}

function footer({ language, version }: Site, { path, kind }: Page): HTMLElement {
  const { tag } = language;
  const links = [
    pageLink(tag, "embed/", {}, word("page.embed")),
    pageLink(tag, "reference/", {}, word("page.reference")),
    ...(kind === "missing" ? [] : [element("a", { href: addressOf(tag, `${path}index.md`), rel: "alternate", type: "text/markdown" }, "Markdown")]),
    element("a", { href: assetAddress("llms.txt") }, "llms.txt"),
  ];
  return element(
    "footer",
    { class: "site-footer" },
    element("ul", { class: "footer-links" }, ...links.map((link) => element("li", {}, link))),
    element("p", {}, word("page.privacy")),
    element("p", {}, word("page.sourceNote")),
    element(
      "p",
      { class: "setting", id: "shortcuts-field", hidden: true },
      element("label", {}, element("input", { type: "checkbox", id: "shortcuts", checked: true }), " ", element("span", {}, word("page.shortcuts"))),
    ),
    element("p", { class: "version" }, word("page.version", { version }), " ", element("span", { id: "offline-state", "data-kept": word("page.offline") })),
    element("p", { id: "update", hidden: true }, word("page.update"), " ", element("button", { type: "button", id: "update-button", class: "secondary" }, word("page.updateButton"))),
  );
}

/** The whole document, without its doctype. */
export function documentOf(site: Site, page: Page): HTMLElement {
  const { language } = site;
  return element(
    "html",
    { lang: language.tag, dir: language.dir, "data-base": assetAddress(""), "data-version": site.version },
    element("head", {}, ...metadata(site, page)),
    element(
      "body",
      { "data-page": page.kind, "data-codes": page.codes?.join(" ") },
      element("a", { class: "skip", href: "#main" }, word("page.skip")),
      element("header", { class: "site-header" }, wordmark(language.tag), navigation(site, page.kind), languageMenu(site, page), searchForm(site)),
      element("main", { id: "main", tabindex: -1 }, page.body),
      footer(site, page),
      element("div", { id: "announcements", class: "visually-hidden", role: "status", "aria-live": "polite" }),
    ),
  );
}

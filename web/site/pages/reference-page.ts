/** API, C++ and commands, as their sources state them. */
import { element, type Child } from "../dom.js";
import { breadcrumb } from "../links.js";
import { snippetMarkup } from "../snippet-view.js";
import { word } from "../words.js";
import type { Page, ReferenceEntry, Site } from "./page.js";

const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/gu, "-");

/** A paragraph of a comment, its code between backticks. */
function paragraph(line: string): HTMLElement {
  return element("p", {}, ...line.split("`").map((part, place) => (place % 2 === 1 ? element("code", {}, part) : part)));
}

/** Comments are English in every language. */
function entry(prefix: string, kind: string, { name, text, code }: ReferenceEntry): HTMLElement {
  const paragraphs = text.split("\n").filter((line) => line !== "").map(paragraph);
  return element(
    "section",
    { class: "entry", id: `${prefix}-${slug(name)}` },
    element("h3", { lang: "en", dir: "ltr" }, name),
    element("div", { lang: "en", dir: "ltr" }, ...paragraphs),
    snippetMarkup({ kind, text: code }),
  );
}

function contents(prefix: string, entries: readonly ReferenceEntry[]): HTMLElement {
  const items = entries.map(({ name }) => element("li", {}, element("a", { href: `#${prefix}-${slug(name)}`, lang: "en", dir: "ltr" }, name)));
  return element("ul", { class: "chips contents" }, ...items);
}

export function referencePage({ facts, language }: Site): Page {
  const { api, headers, commands } = facts.reference;
  const title = word("page.reference");
  const commandSection: Child = commands === undefined ? undefined : element("section", { id: "commands" }, element("h2", {}, word("reference.commands")), snippetMarkup({ kind: "shell", text: commands }));
  const body = element(
    "article",
    { class: "listing reference" },
    breadcrumb(language.tag, [{ name: title }]),
    element("h1", { id: "view-title" }, title),
    element("p", { class: "lead" }, word("reference.lead")),
    element("section", { id: "api" }, element("h2", {}, word("reference.api")), contents("api", api), ...api.map((one) => entry("api", "ts", one))),
    commandSection,
    element("section", { id: "cpp" }, element("h2", {}, word("reference.cpp")), contents("cpp", headers), ...headers.map((one) => entry("cpp", "cpp", one))),
  );
  return { path: "reference/", kind: "reference", title, description: word("reference.lead"), crumbs: [{ name: title }], body, picture: ["Reference", "JavaScript, C++ and the command line"] };
}

/** The element that shows a code on somebody's own page, to be copied. */
import { element } from "../dom.js";
import { embedSnippets } from "../embed-snippets.js";
import { breadcrumb } from "../links.js";
import { snippetMarkup } from "../snippet-view.js";
import { word } from "../words.js";
import type { Page, Site } from "./page.js";

const example = 1006;

export function embedPage({ engine, language }: Site): Page {
  const lang = language.tag;
  const title = word("page.embed");
  const options = engine.codes().map((code) => element("option", { value: code, selected: code === example }, `${code} ${engine.explain(code, { lang }).title}`));
  const sections = embedSnippets(example, lang).map((snippet) =>
    element(
      "section",
      { "data-snippet": snippet.id },
      element("h2", {}, word(`embed.${snippet.id}`)),
      element("p", { class: "hint" }, word(`embed.${snippet.id}Hint`)),
      snippetMarkup(snippet),
      // The script shows in it what the markup makes.
      snippet.made ? element("div", { class: "embed-preview", role: "group", "aria-label": word("embed.preview"), hidden: true }) : "",
    ),
  );
  const choice = element(
    "div",
    { class: "hand-field embed-choice", id: "embed-choice", hidden: true },
    element("label", { for: "embed-code" }, word("hand.code")),
    element("select", { id: "embed-code" }, ...options),
  );
  const body = element(
    "article",
    { class: "listing embed-page" },
    breadcrumb(lang, [{ name: title }]),
    element("h1", { id: "view-title" }, title),
    element("p", { class: "lead" }, word("embed.lead")),
    choice,
    ...sections,
  );
  return { path: "embed/", kind: "embed", title, description: word("embed.lead"), crumbs: [{ name: title }], body, picture: ["Embed", "Close codes on your own page"] };
}

/** The page that diagnoses: its forms come with the script, because nothing here works without one. */
import { element } from "../dom.js";
import { breadcrumb } from "../links.js";
import { word } from "../words.js";
import type { Page, Site } from "./page.js";

export function diagnosePage({ language }: Site): Page {
  const title = word("page.diagnose");
  const body = element(
    "div",
    { class: "diagnose-page" },
    breadcrumb(language.tag, [{ name: title }]),
    element("h1", { id: "view-title" }, title),
    element("p", { class: "lead" }, word("diagnose.lead")),
    element("noscript", {}, element("p", { class: "notice" }, word("diagnose.noscript"))),
    element("p", { id: "notice", class: "notice", hidden: true }),
    ...(["hand", "read", "own", "try"] as const).map((id) => element("div", { id, class: "awaited" })),
  );
  return { path: "diagnose/", kind: "diagnose", title, description: word("diagnose.lead"), crumbs: [{ name: title }], body, picture: ["Diagnose", "Why did my WebSocket close?"] };
}

export function missingPage({ language }: Site): Page {
  const title = word("missing.heading");
  const body = element("div", { class: "listing" }, breadcrumb(language.tag, []), element("h1", {}, title), element("p", { class: "lead" }, word("missing.text")));
  return { path: "404.html", kind: "missing", title, description: word("missing.text"), crumbs: [], body };
}

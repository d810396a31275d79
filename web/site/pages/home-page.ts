/** The start page: what somebody sees, or the number somebody has, and from there to the fix. */
import { element } from "../dom.js";
import type { ViewOptions } from "../explanation-view.js";
import { pageLink } from "../links.js";
import { writeObservation } from "../observation-link.js";
import { symptoms } from "../symptoms.js";
import { word } from "../words.js";
import { codeGroups, legend } from "./code-lists.js";
import { closingHandshake } from "./handshake-diagram.js";
import type { Page, Site } from "./page.js";

function symptomList(lang: string): HTMLElement {
  const items = symptoms.map(({ id, observation }) =>
    element("li", {}, pageLink(lang, `diagnose/#${writeObservation(observation)}`, {}, word(`symptom.${id}`))),
  );
  return element("ul", { class: "symptoms" }, ...items);
}

function paths(lang: string): HTMLElement {
  const card = (path: string, heading: "page.diagnose" | "page.comparisons" | "page.browsers", text: "home.diagnose" | "home.compare" | "home.browsers"): HTMLElement =>
    element("li", { class: "path" }, element("h3", {}, pageLink(lang, path, {}, word(heading))), element("p", {}, word(text)));
  return element(
    "ul",
    { class: "paths" },
    card("diagnose/", "page.diagnose", "home.diagnose"),
    card("compare/", "page.comparisons", "home.compare"),
    card("browsers/", "page.browsers", "home.browsers"),
  );
}

export function homePage(site: Site): Page {
  const options: ViewOptions = { engine: site.engine, lang: site.language.tag };
  const title = word("page.title");
  const body = element(
    "div",
    { class: "home" },
    element("div", { class: "hero" }, element("h1", {}, title), element("p", { class: "lead" }, word("page.lead"))),
    element("section", { class: "by-symptom" }, element("h2", {}, word("home.symptoms")), element("p", { class: "hint" }, word("home.symptomsHint")), symptomList(options.lang)),
    element(
      "section",
      { class: "start" },
      element("div", { class: "start-heading" }, element("h2", {}, word("page.home")), legend()),
      ...codeGroups(options, "h3"),
    ),
    element("section", { class: "picture-section" }, element("h2", {}, word("diagram.handshake.heading")), closingHandshake(1000)),
    element("section", { class: "more-ways" }, element("h2", {}, word("home.more")), paths(options.lang)),
  );
  return { path: "", kind: "home", title, description: word("page.lead"), crumbs: [], body };
}

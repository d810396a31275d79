/** One page per cause that a diagnosis can name, and the list of them by phase. */
import { causePath } from "../addresses.js";
import { element, type Child } from "../dom.js";
import { breadcrumb, codeLink, codeName, pageLink, sourceList } from "../links.js";
import { snippetMarkup } from "../snippet-view.js";
import { word, type WordKey } from "../words.js";
import { codesOf } from "./code-causes.js";
import { causeText, shortened, type CauseFacts, type Page, type Site } from "./page.js";
import { duration, timeoutDiagram, timingsOf } from "./timeout-diagram.js";

type Phase = "blocked" | "network" | "tls" | "handshake" | "protocol" | "data" | "size" | "extension" | "lost" | "idle" | "lifetime" | "page" | "auth" | "policy" | "server" | "app" | "wrapper";

const phaseOf = (id: string): Phase => id.split("/")[0] as Phase;
const phaseWord = (id: string): string => word(`phase.${phaseOf(id)}` satisfies WordKey);

function timingSection(site: Site, id: string): Child {
  const timings = timingsOf(site, id);
  if (timings.length === 0) return undefined;
  const { tag } = site.language;
  const rows = timings.map(({ component, seconds, links }) => element("tr", {}, element("th", { scope: "row" }, component), element("td", {}, duration(seconds, tag)), element("td", {}, sourceList(links))));
  const header = (["cause.component", "cause.after", "cause.links"] as const).map((key) => element("th", { scope: "col" }, word(key)));
  return element(
    "section",
    { class: "picture-section" },
    element("h2", {}, word("cause.times")),
    timeoutDiagram(timings, tag),
    element("details", {}, element("summary", {}, word("cause.timesTable")), element("table", { class: "plain" }, element("thead", {}, element("tr", {}, ...header)), element("tbody", {}, ...rows))),
  );
}

function codesSection(site: Site, id: string): Child {
  const { engine, language } = site;
  const items = codesOf(site, id).map((code) => {
    const explanation = engine.explain(code, { lang: language.tag });
    return element("li", {}, codeLink(language.tag, code, { "data-severity": explanation.severity }, ...codeName(explanation)));
  });
  return items.length === 0 ? undefined : element("section", {}, element("h2", {}, word("cause.codes")), element("ul", { class: "chips" }, ...items));
}

function causePage(site: Site, { id, retry, snippets, links }: CauseFacts): Page {
  const { tag } = site.language;
  const title = causeText(site, id, "title");
  const explanation = causeText(site, id, "explanation");
  const crumbs = [{ name: word("page.causes"), path: "causes/" }, { name: phaseWord(id) }];
  const body = element(
    "article",
    { class: "cause-page", "data-cause": id },
    breadcrumb(tag, crumbs),
    element("h1", { id: "view-title" }, title),
    element("p", { class: "cause-id" }, element("code", { dir: "ltr" }, id)),
    element("p", { class: "intro" }, explanation),
    element("section", { class: "fix", "data-section": "fix" }, element("h2", {}, word("cause.fix")), element("p", {}, causeText(site, id, "fix")), ...snippets.map(snippetMarkup)),
    element("section", {}, element("h2", {}, word("facts.retry")), element("p", {}, element("strong", {}, word(`retry.${retry}`)))),
    timingSection(site, id),
    codesSection(site, id),
    links.length === 0 ? undefined : element("section", { "data-section": "more" }, element("h2", {}, word("cause.links")), sourceList(links)),
    element("p", { class: "next-step" }, pageLink(tag, "diagnose/", {}, word("cause.diagnose"))),
  );
  return { path: causePath(id), kind: "cause", title, description: shortened(explanation), crumbs, body, picture: [site.facts.texts["en"]?.[`why.${id}.title`] ?? id, id], keywords: id.replace(/[/-]/gu, " ") };
}

function listPage(site: Site): Page {
  const { tag } = site.language;
  const title = word("page.causes");
  const phases = [...new Set(site.facts.causes.map(({ id }) => phaseOf(id)))];
  const groups = phases.map((phase) => {
    const items = site.facts.causes
      .filter(({ id }) => phaseOf(id) === phase)
      .map(({ id }) => element("li", {}, pageLink(tag, causePath(id), {}, causeText(site, id, "title"))));
    return element("section", { class: "code-group" }, element("h2", {}, word(`phase.${phase}`)), element("ul", { class: "related columns-2" }, ...items));
  });
  const body = element("div", { class: "listing" }, breadcrumb(tag, [{ name: title }]), element("h1", {}, title), element("p", { class: "lead" }, word("causes.lead")), ...groups);
  return { path: "causes/", kind: "causes", title, description: word("causes.lead"), crumbs: [{ name: title }], body, picture: ["Causes", "Why WebSockets close"] };
}

export function causePages(site: Site): readonly Page[] {
  return [listPage(site), ...site.facts.causes.map((cause) => causePage(site, cause))];
}

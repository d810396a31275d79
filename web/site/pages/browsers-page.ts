/** What each browser showed for each fault of the lab, like a compatibility table. */
import { codePath } from "../addresses.js";
import { element, type Child } from "../dom.js";
import { breadcrumb, pageLink } from "../links.js";
import { word, type WordKey } from "../words.js";
import { browserIds, type FaultSeen, type Page, type Seen, type Site } from "./page.js";
import { survivalDiagram } from "./survival-diagram.js";

/** Faults of the lab that differ in a number have one text, in which it stands. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^recv(\d+)$/u, "recv"],
  [/^http(30\d)$/u, "redirect"],
  [/^http(\d{3})$/u, "http"],
];

/** What the server, or the page, does in a fault of the lab. */
function faultName(id: string): string {
  for (const [pattern, family] of families) {
    const number = pattern.exec(id)?.[1];
    if (number !== undefined) return word(`matrix.when.${family}` as WordKey, { number });
  }
  return word(`matrix.when.${id}` as WordKey);
}

function cell(seen: Seen | undefined, lang: string): HTMLElement {
  if (seen === undefined) return element("td", { class: "absent" }, word("matrix.unmeasured"));
  const { code, opened, error, wasClean, thrown } = seen;
  const parts: Child[] = [];
  if (thrown !== undefined) parts.push(element("code", { dir: "ltr" }, thrown));
  else if (code === undefined) parts.push(word("matrix.noClose"));
  else parts.push(pageLink(lang, codePath(code), { class: "number" }, String(code)));
  const marks = [opened ? "open" : undefined, error ? "error" : undefined, wasClean === true ? "wasClean" : undefined].filter((mark) => mark !== undefined);
  return element("td", {}, ...parts, " ", element("span", { class: "marks", dir: "ltr" }, marks.join(" ")));
}

function row(id: string, fault: FaultSeen, lang: string): HTMLElement {
  const seen = browserIds.map((browser) => fault[browser]);
  const codes = new Set(seen.map((one) => `${one?.code} ${one?.opened} ${one?.error} ${one?.wasClean}`));
  return element(
    "tr",
    { id: `fault-${id}`, class: codes.size > 1 ? "differs" : "same" },
    element("th", { scope: "row" }, faultName(id)),
    ...seen.map((one) => cell(one, lang)),
  );
}

export function browsersPage(site: Site): Page {
  const { facts, language } = site;
  const { tag } = language;
  const title = word("page.browsers");
  const heads = browserIds.map((id) => {
    const { name, version, measured } = facts.browsers[id];
    const date = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${measured}T00:00:00Z`));
    return element("th", { scope: "col" }, name, element("span", { class: "measured" }, element("bdi", { dir: "ltr" }, version)), element("span", { class: "measured" }, date));
  });
  const rows = Object.entries(facts.matrix).map(([id, fault]) => row(id, fault, tag));
  const body = element(
    "article",
    { class: "browsers-page" },
    breadcrumb(tag, [{ name: title }]),
    element("h1", { id: "view-title" }, title),
    element("p", { class: "lead" }, word("matrix.lead")),
    element("section", { class: "picture-section" }, element("h2", {}, word("matrix.survival")), survivalDiagram(site)),
    element(
      "section",
      {},
      element("h2", { id: "matrix-heading" }, word("matrix.heading")),
      element("p", { class: "hint" }, word("matrix.hint")),
      element(
        "div",
        { class: "scroller", role: "region", "aria-labelledby": "matrix-heading", tabindex: 0 },
        element("table", { class: "matrix" }, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, word("matrix.fault")), ...heads)), element("tbody", {}, ...rows)),
      ),
    ),
  );
  return { path: "browsers/", kind: "browsers", title, description: word("matrix.lead"), crumbs: [{ name: title }], body, picture: ["Browsers", "What each one shows when a WebSocket closes"] };
}

/** One page per service and library with close codes of its own, and the list of them. */
import { codePath, servicePath } from "../addresses.js";
import { element, type Child } from "../dom.js";
import { breadcrumb, pageLink, sourceList } from "../links.js";
import { word } from "../words.js";
import type { Page, Service, ServiceMeaning, Site } from "./page.js";

/** The text in the language of the page; services are described in a few languages, English always. */
function paragraph(texts: Readonly<Record<string, string>> | undefined, tag: string): Child {
  const own = texts?.[tag];
  if (own !== undefined) return element("p", {}, own);
  // Within a paragraph of the page's direction, so that it stands where its heading stands.
  const english = texts?.["en"];
  return english === undefined ? undefined : element("p", {}, element("span", { lang: "en", dir: "ltr" }, english));
}

function meaningItem(numbers: string, code: number, meaning: ServiceMeaning, service: Service, tag: string): HTMLElement {
  const { name, severity, retry, description, when, fix, sources } = meaning;
  const links = sources.map((id) => service.sources[id]).filter((link) => link !== undefined);
  return element(
    "li",
    { id: `code-${numbers.replace(/\D+/gu, "-")}`, class: "service-code", "data-severity": severity },
    element("h2", {}, pageLink(tag, codePath(code), { class: "numeral" }, numbers), " ", element("span", { class: "title", lang: "en", dir: "ltr" }, name)),
    paragraph(description, tag),
    paragraph(when, tag),
    fix === undefined ? undefined : element("section", { class: "service-fix" }, element("h3", {}, word("cause.fix")), paragraph(fix, tag)),
    element("p", { class: "service-retry" }, element("span", { class: "hint" }, word("facts.retry")), " ", element("strong", {}, word(`retry.${retry}`))),
    sourceList(links),
  );
}

function recognition({ match }: Service): Child {
  const marks = [...(match?.hosts ?? []), ...(match?.subprotocols ?? [])];
  if (marks.length === 0) return undefined;
  return element("p", { class: "recognised" }, word("services.recognised"), " ", ...marks.flatMap((mark, place) => [place === 0 ? "" : ", ", element("code", { dir: "ltr" }, mark)]));
}

function servicePage({ language }: Site, service: Service): Page {
  const { tag } = language;
  const { id, name, codes, ranges = [] } = service;
  const title = word("services.title", { name });
  const crumbs = [{ name: word("page.services"), path: "services/" }, { name }];
  const items = [
    ...codes.map((meaning) => meaningItem(String(meaning.code), meaning.code, meaning, service, tag)),
    ...ranges.map((meaning) => meaningItem(word("codes.range", { first: meaning.from, last: meaning.to }), meaning.from, meaning, service, tag)),
  ];
  const description = word("services.description", { name });
  const body = element(
    "article",
    { class: "service-page listing" },
    breadcrumb(tag, crumbs),
    element("h1", { id: "view-title" }, title),
    element("p", { class: "lead" }, description),
    recognition(service),
    element("ul", { class: "service-codes" }, ...items),
  );
  return { path: servicePath(id), kind: "service", title, description, crumbs, body, picture: [name, "Close codes, their causes and fixes"], keywords: [...codes.map(({ code }) => String(code)), ...codes.map((one) => one.name)].join(" ") };
}

function listPage({ language, facts }: Site): Page {
  const { tag } = language;
  const title = word("page.services");
  const items = [...facts.services]
    .sort((a, b) => a.name.localeCompare(b.name, "en"))
    .map(({ id, name, codes }) => element("li", {}, pageLink(tag, servicePath(id), {}, name), " ", element("span", { class: "hint" }, word("services.count", { count: codes.length }))));
  const body = element(
    "div",
    { class: "listing" },
    breadcrumb(tag, [{ name: title }]),
    element("h1", {}, title),
    element("p", { class: "lead" }, word("services.lead")),
    element("ul", { class: "related columns-2" }, ...items),
  );
  return { path: "services/", kind: "services", title, description: word("services.lead"), crumbs: [{ name: title }], body, picture: ["Services", "What their own close codes mean"] };
}

/** Nothing where no service is known. */
export function servicePages(site: Site): readonly Page[] {
  const described = site.facts.services.filter(({ codes, ranges = [] }) => codes.length + ranges.length > 0);
  if (described.length === 0) return [];
  return [listPage({ ...site, facts: { ...site.facts, services: described } }), ...described.map((service) => servicePage(site, service))];
}

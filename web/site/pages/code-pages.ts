/** One page per registered code, one per range, and the list of them. */
import { causePath, exampleOf, rangePath, ranges } from "../addresses.js";
import { comboboxMarkup } from "../combobox-markup.js";
import { element, type Child } from "../dom.js";
import { explanationView, type ViewOptions } from "../explanation-view.js";
import { breadcrumb, pageLink } from "../links.js";
import { word } from "../words.js";
import { causesOf } from "./code-causes.js";
import { codeGroups, legend } from "./code-lists.js";
import { closingHandshake } from "./handshake-diagram.js";
import { causeText, shortened, type Page, type Site } from "./page.js";

const optionsOf = ({ engine, language }: Site): ViewOptions => ({ engine, lang: language.tag });

function causesSection(site: Site, code: number): Child {
  const causes = causesOf(site, code);
  if (causes.length === 0) return undefined;
  const items = causes.map((id) =>
    element(
      "li",
      {},
      pageLink(site.language.tag, causePath(id), { class: "cause-link" }, causeText(site, id, "title")),
      element("p", {}, causeText(site, id, "fix")),
    ),
  );
  return element(
    "section",
    { class: "code-causes", "aria-labelledby": "causes-heading" },
    element("h2", { id: "causes-heading" }, word("code.causes")),
    element("p", { class: "hint" }, word("code.causesHint")),
    element("ol", { class: "cause-list" }, ...items),
  );
}

/** Two codes are chosen in the search box of the page, so that any pair can be compared. */
function compareBox(): HTMLElement {
  return element(
    "div",
    { id: "compare-form", class: "compare-form", hidden: true },
    comboboxMarkup({ id: "compare", label: "compare.label", placeholder: "compare.placeholder" }),
  );
}

function useCode(site: Site, code: number): HTMLElement {
  const { tag } = site.language;
  return element(
    "section",
    { class: "use-code" },
    element("h2", {}, word("code.use")),
    element(
      "ul",
      { class: "chips" },
      element("li", {}, pageLink(tag, `diagnose/#c=${code}`, {}, word("code.diagnose", { code }))),
      element("li", {}, pageLink(tag, `diagnose/#try-${code}`, {}, word("code.try", { code }))),
      element("li", {}, pageLink(tag, `embed/#${code}`, {}, word("code.embed", { code }))),
    ),
    compareBox(),
  );
}

function codePage(site: Site, code: number): Page {
  const { title, name, description } = site.engine.explain(code, { lang: site.language.tag });
  const drawn = element("section", { class: "picture-section" }, element("h2", {}, word("diagram.heading")), closingHandshake(code));
  const sendable = site.engine.explain(code).wire === "allowed" || [1005, 1006, 1015].includes(code);
  return {
    path: `codes/${code}/`,
    kind: "code",
    title: `${code} ${title}`,
    description: shortened(description),
    crumbs: [{ name: word("page.codes"), path: "codes/" }, { name: String(code) }],
    body: explanationView(code, optionsOf(site), causesSection(site, code), sendable ? drawn : undefined, useCode(site, code)),
    codes: [code],
    picture: [String(code), name],
  };
}

function rangePage(site: Site, range: readonly [number, number]): Page {
  const [first, last] = range;
  const code = exampleOf(first);
  const { title, name, description } = site.engine.explain(code, { lang: site.language.tag });
  const numbers = word("codes.range", { first, last });
  const view = explanationView(code, optionsOf(site), causesSection(site, code));
  return {
    path: rangePath(range),
    kind: "range",
    title: `${numbers}: ${title}`,
    description: shortened(description),
    crumbs: [{ name: word("page.codes"), path: "codes/" }, { name: numbers }],
    body: element("div", { id: "view", "data-first": first, "data-last": last }, element("p", { class: "range-note" }, word("code.range", { first, last, code })), view),
    picture: [`${first} to ${last}`, name],
  };
}

function listPage(site: Site): Page {
  const title = word("page.home");
  const body = element(
    "div",
    { class: "listing" },
    breadcrumb(site.language.tag, [{ name: word("page.codes") }]),
    element("div", { class: "start-heading" }, element("h1", {}, title), legend()),
    element("p", { class: "lead" }, word("codes.lead")),
    ...codeGroups(optionsOf(site), "h2"),
  );
  return { path: "codes/", kind: "codes", title, description: word("codes.lead"), crumbs: [{ name: word("page.codes") }], body, picture: ["1000 to 4999", "All WebSocket close codes"] };
}

export function codePages(site: Site): readonly Page[] {
  return [listPage(site), ...site.engine.codes().map((code) => codePage(site, code)), ...ranges.map((range) => rangePage(site, range))];
}

/** One diagnosed close: what happened, why we think so, what to do. */
import type { Cause, Diagnosis, Evidence, Link } from "../api/index.js";
import { copyControl } from "./copy.js";
import { latinDigits } from "./digits.js";
import * as words from "./generated/words.js";
import { foreignText, maskedUrl } from "./foreign.js";
import { element, ltr, withAttributes, type Attributes, type Child } from "./nodes.js";
import { reportText, type Reported } from "./report-text.js";
import { retryWord, type Speech } from "./words.js";

export const percent = ({ tag }: Speech, share: number): string => share.toLocaleString(tag, { style: "percent", ...latinDigits });

const section = (part: string, heading: string, ...children: readonly Child[]): HTMLElement =>
  element("section", { part: `section ${part}`, class: `section ${part}` }, element("h3", {}, heading), ...children);

function evidenceList(heading: string, evidence: readonly Evidence[]): Child {
  if (evidence.length === 0) return undefined;
  return section("evidence", heading, element("ul", { part: "evidence-list" }, ...evidence.map(({ text }) => element("li", {}, text))));
}

export function linkList(links: readonly Link[]): HTMLElement {
  const items = links.map(({ label, url }) => element("li", {}, element("a", { part: "link", href: url, target: "_blank", rel: "noopener noreferrer" }, label)));
  return element("ul", { part: "links" }, ...items);
}

export function snippet({ kind, text }: { readonly kind: string; readonly text: string }, speech: Speech): HTMLElement {
  const code = element("code", { dir: "ltr", lang: "en" }, text);
  const head = element("figcaption", { part: "snippet-head" }, element("span", { lang: "en" }, kind), copyControl(speech.word(words.copyButton), () => text, () => code, speech));
  return element("figure", { part: "snippet" }, head, element("pre", { part: "snippet-text", dir: "ltr", tabindex: 0 }, code));
}

/** A drawing, so that its length needs no style of its own. */
function bar(share: number): Element {
  const draw = (tag: string, attributes: Attributes): Element => withAttributes(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes);
  const drawing = draw("svg", { part: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  drawing.append(draw("rect", { width: Math.max(2, share * 100), height: 10 }));
  return drawing;
}

/** The probability as a figure and as a bar; the bar says nothing new, so nobody has to listen to it. */
const probability = (speech: Speech, share: number): HTMLElement => element("span", { part: "probability" }, bar(share), " ", percent(speech, share));

function causeBlock(cause: Cause, speech: Speech): HTMLElement {
  const { word } = speech;
  return element(
    "section",
    { part: "cause", "data-cause": cause.id },
    element("h3", {}, word(words.cardCause)),
    element("div", { part: "cause-head" }, element("h4", {}, cause.title), probability(speech, cause.probability)),
    element("p", {}, cause.explanation),
    section("fix", word(words.cardDo), element("p", {}, cause.fix), ...cause.snippets.map((one) => snippet(one, speech))),
    evidenceList(word(words.cardEvidence), cause.evidence.filter(({ weight }) => weight > 0)),
    evidenceList(word(words.cardAgainst), cause.evidence.filter(({ weight }) => weight < 0)),
  );
}

function others(causes: readonly Cause[], speech: Speech): Child {
  if (causes.length === 0) return undefined;
  const items = causes.map(({ id, title, probability: share }) => element("li", { "data-cause": id }, title, " ", probability(speech, share)));
  return section("others", speech.word(words.cardOthers), element("ul", { part: "other-list" }, ...items));
}

function heading({ code, title, severity }: Diagnosis["explanation"]): HTMLElement {
  const number = Number.isFinite(code) ? ltr("code", String(code)) : undefined;
  return element("h2", { part: "title", "data-severity": severity }, number, number && " ", title);
}

/**
 * @param reported the observation's reason and URL are foreign text
 * @param repeats how often and when it happened, in words
 */
export function card({ diagnosis, observation }: Reported, repeats: string, speech: Speech): HTMLElement {
  const { word } = speech;
  const { explanation, causes, advice, nextChecks } = diagnosis;
  const [first, ...rest] = causes;
  const { reason, url } = observation;
  const links = [...(first?.links ?? []), ...explanation.links].filter(({ url: one }, n, all) => all.findIndex((other) => other.url === one) === n);
  const shown = element(
    "article",
    { part: "card" },
    element(
      "header",
      { part: "card-head" },
      heading(explanation),
      reason ? element("p", { part: "fact" }, `${word(words.cardReason)} `, foreignText("foreign", reason)) : undefined,
      url ? element("p", { part: "fact" }, `${word(words.cardAddress)} `, ltr("address", maskedUrl(url))) : undefined,
      element("p", { part: "fact repeats" }, repeats),
    ),
    first && causeBlock(first, speech),
    section("advice", word(words.cardReconnect), element("p", { part: "action" }, word(retryWord(advice.action))), element("p", {}, advice.why)),
    nextChecks.length > 0 ? section("next-checks", word(words.cardNext), element("ul", { part: "evidence-list" }, ...nextChecks.map((text) => element("li", {}, text)))) : undefined,
    others(rest, speech),
    links.length > 0 ? section("more", word(words.cardLinks), linkList(links)) : undefined,
  );
  const report = (): string => reportText({ diagnosis, observation });
  shown.append(element("footer", { part: "card-foot" }, copyControl(word(words.reportButton), report, () => shown, speech)));
  return shown;
}

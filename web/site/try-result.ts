/** What the server sent beside what the page received, and what to make of the difference. */
import type { Engine } from "../api/index.js";
import type { Outcome, Request } from "./close-socket.js";
import { diagnosisView } from "./diagnosis-view.js";
import { element, icon, type Child } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import { foreignText } from "./foreign-text.js";
import { codeLink, codeName, comparisonLink, severityMark } from "./links.js";
import { word } from "./words.js";

const arrow = "M4 12h15m-6-6 6 6-6 6";

/** Whether the browser took the Close frame as it was. 1006 does not prove it: that is also its word for a refusal. */
function arrived({ request, close }: Outcome): boolean {
  if (close === undefined || (close.code === 1006 && !close.wasClean)) return false;
  return close.code === (request.code ?? 1005) && close.reason === request.reason;
}

/** One sentence on how the two sides relate. */
export function verdict(outcome: Outcome): string {
  const { request, opened, close } = outcome;
  if (!opened) return word("try.gone");
  if (close === undefined) return word("try.silent");
  const { code: sent } = request;
  if (arrived(outcome)) return word(sent === undefined ? "try.noCode" : "try.same");
  if (sent === 1006 && close.code === 1006) return word("try.refusedSame", { sent });
  const refused = sent !== undefined && close.code === 1006;
  return word(refused ? "try.refused" : "try.differs", { sent: sent ?? word("try.noneSpoken"), received: close.code });
}

/** The same for people who listen: first the two codes, then the sentence. */
export function spoken(outcome: Outcome): string {
  const { request, opened, close } = outcome;
  if (!opened || close === undefined) return verdict(outcome);
  return word("try.announce", { sent: request.code ?? word("try.noneSpoken"), received: close.code });
}

function field(term: string, ...value: readonly Child[]): HTMLElement {
  return element("div", {}, element("dt", {}, term), element("dd", {}, ...value));
}

const absent = (): HTMLElement => element("span", { class: "absent" }, word("try.absent"));
const reasonOf = (reason: string): HTMLElement => (reason === "" ? absent() : foreignText(reason));
const codeOf = (code: number | undefined): HTMLElement => (code === undefined ? absent() : element("span", { class: "numeral" }, String(code)));

function card(id: string, heading: string, severity: string | undefined, ...fields: readonly HTMLElement[]): HTMLElement {
  return element("div", { class: "card", id, "data-severity": severity }, element("h3", {}, heading), element("dl", {}, ...fields));
}

function sentCard({ code, reason }: Request, engine: Engine): HTMLElement {
  const severity = code === undefined ? undefined : engine.explain(code).severity;
  return card("sent", word("try.sent"), severity, field(word("try.field.code"), codeOf(code)), field(word("try.field.reason"), reasonOf(reason)));
}

function receivedCard({ close, errored }: Outcome, engine: Engine): HTMLElement | undefined {
  if (close === undefined) return undefined;
  return card(
    "received",
    word("try.received"),
    engine.explain(close.code).severity,
    field(word("try.field.code"), codeOf(close.code)),
    field(word("try.field.reason"), reasonOf(close.reason)),
    field(word("try.field.clean"), element("code", {}, String(close.wasClean))),
    field(word("try.field.error"), word(errored ? "try.fired" : "try.notFired")),
  );
}

function meaning(outcome: Outcome, { engine, lang }: ViewOptions): HTMLElement | undefined {
  const { close, request } = outcome;
  if (close === undefined) return undefined;
  const explanation = engine.explain(close.code, { lang });
  const differs = request.code !== undefined && request.code !== close.code;
  const page = codeLink(lang, close.code, {}, word("compare.page", { code: close.code }));
  const comparison = differs
    ? comparisonLink(lang, [request.code, close.code], {}, word("compare.these", { left: request.code, right: close.code }))
    : undefined;
  return element(
    "div",
    { class: "meaning", "data-severity": explanation.severity },
    element("h3", {}, ...codeName(explanation), " ", severityMark(explanation, false)),
    element("p", {}, explanation.description),
    element("p", { class: "meaning-links" }, page, comparison),
  );
}

/** @param random what the delay of the advice is drawn with */
export function tryResult(outcome: Outcome, random: number, options: ViewOptions): readonly HTMLElement[] {
  const sentence = element("p", { class: "verdict", id: "verdict" }, verdict(outcome));
  if (!outcome.opened || outcome.close === undefined) {
    sentence.classList.add("failed");
    return [sentence];
  }
  const { engine } = options;
  const received = receivedCard(outcome, engine);
  const wire = element("div", { class: arrived(outcome) ? "wire" : "wire broken" }, icon(arrow));
  const { observation } = outcome;
  const parts = [
    element("div", { class: "cards" }, sentCard(outcome.request, engine), wire, received),
    sentence,
    meaning(outcome, options),
    observation && diagnosisView(observation, random, options),
  ];
  return parts.filter((part) => part !== undefined);
}

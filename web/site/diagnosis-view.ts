/** Why a socket closed: ranked causes, what would tell them apart, and whether to reconnect. */
import type { Advice, Diagnosis, Observation } from "../api/types.js";
import { causeView, probabilityView } from "./cause-view.js";
import { element, type Child } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import { codeLink, codeName, severityMark } from "./links.js";
import { snippetView } from "./snippet-view.js";
import { seconds } from "./timeline-view.js";
import { word } from "./words.js";

/** Less than this left over is not worth a line of its own. */
const leastRest = 0.01;

function what({ explanation }: Diagnosis, { code }: Observation, { lang }: ViewOptions): HTMLElement {
  if (code === undefined) return element("p", { class: "diagnosed" }, word("diagnosis.noClose"));
  const link = codeLink(lang, code, {}, ...codeName(explanation));
  return element("p", { class: "diagnosed", "data-severity": explanation.severity }, link, " ", severityMark(explanation, true));
}

function when({ action, delayMs, minMs, maxMs }: Advice, lang: string): string {
  if (delayMs === Infinity || action === "no") return word("advice.never");
  if (delayMs === 0 && maxMs === 0) return word("advice.atOnce");
  return word("advice.after", { delay: seconds(delayMs, lang), from: seconds(minMs, lang), to: seconds(maxMs, lang) });
}

function adviceView(advice: Advice, lang: string): HTMLElement {
  return element(
    "section",
    { class: "advice", "data-action": advice.action },
    element("h4", {}, word("facts.retry")),
    element("p", { class: "action" }, word(`retry.${advice.action}`)),
    element("p", {}, advice.why),
    element("p", { class: "delay" }, when(advice, lang)),
  );
}

function checksView(checks: readonly string[]): Child {
  if (checks.length === 0) return undefined;
  const items = checks.map((text) => element("li", {}, text));
  return element("section", { class: "next-checks" }, element("h4", {}, word("diagnosis.next")), element("ul", {}, ...items));
}

/** Everything the diagnosis was made from, so that nobody has to take it on trust. */
function observedView(observation: Observation): HTMLElement {
  const text = JSON.stringify(observation, undefined, 2);
  return element("details", { class: "observed" }, element("summary", {}, word("diagnosis.observed")), snippetView({ kind: "JSON", text }));
}

/** @param random what the delay is drawn with, so that the same diagnosis in another language shows the same delay */
export function diagnosisView(observation: Observation, random: number, options: ViewOptions): HTMLElement {
  const { engine, lang } = options;
  const diagnosis = engine.diagnose(observation, { lang });
  const advice = engine.advise(observation, { lang, random: () => random });
  const { causes, nextChecks } = diagnosis;
  const rest = 1 - causes.reduce((sum, { probability }) => sum + probability, 0);
  const other =
    rest < leastRest ? undefined : element("li", { class: "other" }, element("span", {}, word("diagnosis.other")), " ", probabilityView(rest, lang));
  return element(
    "div",
    { class: "diagnosis" },
    element("h3", {}, word("diagnosis.heading")),
    what(diagnosis, observation, options),
    element(
      "div",
      { class: "diagnosis-columns" },
      element("ol", { class: "causes" }, ...causes.map((cause, place) => causeView(cause, { lang, open: place === 0 })), other),
      element("div", { class: "consequences" }, adviceView(advice, lang), checksView(nextChecks), observedView(observation)),
    ),
  );
}

/** One possible cause of a close: how probable it is, why, and what to do about it. */
import type { Cause, Evidence } from "../api/types.js";
import { latinDigits } from "../elements/digits.js";
import { element, type Child } from "./dom.js";
import { sourceList } from "./links.js";
import { snippetView } from "./snippet-view.js";
import { word } from "./words.js";

/** Lower ends of what each word stands for. */
const degrees = [
  ["certain", 0.85],
  ["likely", 0.55],
  ["possible", 0.25],
  ["unlikely", 0.08],
  ["remote", 0],
] as const;

export function inWords(probability: number): string {
  const [degree] = degrees.find(([, from]) => probability >= from) ?? degrees[4];
  return word(`probability.${degree}`);
}

/** The probability as a word, as a figure and as a bar. The bar says nothing new, so nobody has to listen to it. */
export function probabilityView(probability: number, lang: string): HTMLElement {
  const filled = element("span", { class: "filled" });
  filled.style.inlineSize = `${Math.max(1, Math.round(probability * 100))}%`;
  const percent = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 0, ...latinDigits }).format(probability);
  return element(
    "span",
    { class: "probability" },
    element("span", { class: "bar", "aria-hidden": "true" }, filled),
    element("span", { class: "degree" }, inWords(probability)),
    " ",
    element("span", { class: "percent" }, percent),
  );
}

function evidenceList(kind: "for" | "against", evidence: readonly Evidence[]): Child {
  if (evidence.length === 0) return undefined;
  const items = evidence.map(({ id, text }) => element("li", { "data-signal": id }, text));
  return element("section", { class: `evidence ${kind}` }, element("h5", {}, word(`cause.${kind}`)), element("ul", {}, ...items));
}

/** @param open whether the details are to be seen at once */
export function causeView(cause: Cause, { lang, open }: { readonly lang: string; readonly open: boolean }): HTMLLIElement {
  const { id, title, explanation, fix, probability, evidence, snippets, links } = cause;
  const pro = evidence.filter(({ weight }) => weight > 0);
  const contra = evidence.filter(({ weight }) => weight < 0);
  return element(
    "li",
    { "data-cause": id },
    element(
      "details",
      { class: "cause", open },
      element("summary", {}, element("h4", {}, title), " ", probabilityView(probability, lang)),
      element(
        "div",
        { class: "cause-body" },
        element("p", {}, explanation),
        element("section", { class: "cause-fix" }, element("h5", {}, word("cause.fix")), element("p", {}, fix), ...snippets.map(snippetView)),
        element("div", { class: "evidences" }, evidenceList("for", pro), evidenceList("against", contra)),
        links.length === 0 ? undefined : element("section", { class: "cause-links" }, element("h5", {}, word("cause.links")), sourceList(links)),
      ),
    ),
  );
}

/** `closecode 1006`, `closecode going away`: explains one code, found by number, name or words. */
import type { Explanation, SearchHit } from "../api/index.js";
import { visible } from "../elements/invisible.js";
import type { Context } from "./context.js";
import { linkLines, severityStyle } from "./blocks.js";

const mostHits = 5;

export function explanationText(context: Context, explanation: Explanation): string {
  const { paint, wrap, word } = context;
  const { code, title, name, severity, headings, description, when, fix, retry, retryReason, reportedAs, wire, links } = explanation;
  const official = name === title ? "" : ` (${name})`;
  const section = (heading: string, text: string): string => `${paint("bold", heading)}\n${wrap(text, "  ")}`;
  const { chromium, firefox, webkit } = reportedAs;
  const seen = { code, chromium, firefox, webkitgtk: webkit };
  return [
    paint(severityStyle(severity), paint("bold", `${code} ${title}${official}`)),
    "",
    section(headings.description, description),
    "",
    section(headings.when, when),
    "",
    section(headings.fix, fix),
    "",
    section(word(`retry.${retry}`), retryReason),
    "",
    ...(wire === "allowed" || chromium !== firefox ? [wrap(word(wire === "allowed" ? "explain.reported" : "explain.never", seen)), ""] : []),
    ...alternativeLines(context, explanation),
    paint("bold", headings.more),
    ...linkLines(context, links),
  ].join("\n");
}

/** What the number means at services between which nothing decides. */
function alternativeLines({ paint, word }: Context, { code, alternatives = [] }: Explanation): readonly string[] {
  if (alternatives.length === 0) return [];
  const rows = alternatives.map(({ service, name, source }) => `  ${service}: ${name}  ${paint("dim", `--service ${source.slice("service:".length)}`)}`);
  return [paint("bold", word("explain.alternatives", { code })), ...rows, ""];
}

const isNumber = (words: readonly string[]): boolean => words.length === 1 && /^-?\d+(\.\d+)?(e\d+)?$|^NaN$/iu.test(words[0] ?? "");

/** The one hit that is meant, where the rest is far behind. */
function clearWinner([first, second]: readonly SearchHit[]): SearchHit | undefined {
  return first !== undefined && (second === undefined || first.score >= 2 * second.score) ? first : undefined;
}

export function explain(context: Context, words: readonly string[]): number {
  const { engine, lang, print, word, values } = context;
  const answer = (code: number): number => {
    const explanation = engine.explain(code, { lang, ...(values.service !== undefined && { service: values.service }) });
    if (values.json) context.json(explanation);
    else print(explanationText(context, explanation));
    // -1, 70000 and NaN are explained too, but there is no such code.
    return explanation.wire === "undefined" && !(code >= 0 && code <= 65535) ? 1 : 0;
  };
  if (isNumber(words)) return answer(Number(words[0]));

  const query = words.join(" ");
  const hits = engine.search(query, { lang });
  const winner = clearWinner(hits);
  if (winner) return answer(winner.code);
  if (values.json) for (const hit of hits) context.json(hit);
  else if (hits.length === 0) print(word("search.nothing", { query: visible(query) }));
  else {
    print(word("search.several", { query: visible(query) }));
    for (const { code, title } of hits.slice(0, mostHits)) print(`  ${context.paint("bold", String(code))}  ${title}`);
  }
  return hits.length === 0 ? 1 : 0;
}

/** Pieces of output that several commands print. */
import type { Cause, Diagnosis, Link, Severity } from "../api/index.js";
import { visible } from "../elements/invisible.js";
import type { Context } from "./context.js";
import type { Style } from "./terminal.js";

const styles: Readonly<Record<Severity, Style>> = { normal: "green", notice: "cyan", warning: "yellow", error: "red" };

export const severityStyle = (severity: Severity): Style => styles[severity];

export function linkLines({ paint }: Context, links: readonly Link[]): readonly string[] {
  return links.map(({ label, url }) => `  ${label}\n  ${paint("underline", url)}`);
}

export const percent = (lang: readonly string[], share: number): string =>
  new Intl.NumberFormat([...lang], { style: "percent" }).format(share);

function causeLines(context: Context, cause: Cause): readonly string[] {
  const { paint, wrap, lang, word } = context;
  const lines = [`${paint("bold", cause.title)}  ${percent(lang, cause.probability)}  ${paint("dim", cause.id)}`, wrap(cause.explanation, "  ")];
  for (const { weight, text } of cause.evidence) lines.push(wrap(`${weight > 0 ? "+" : "−"} ${visible(text)}`, "    "));
  lines.push(`  ${paint("bold", word("diagnosis.fix"))}`, wrap(cause.fix, "    "));
  for (const { kind, text } of cause.snippets) {
    lines.push(`    ${paint("dim", kind)}`, ...text.split("\n").map((line) => `      ${paint("cyan", visible(line))}`));
  }
  return lines;
}

/** The causes with their evidence, the advice, and what to observe next. */
export function diagnosisText(context: Context, { causes, advice, nextChecks, explanation }: Diagnosis): string {
  const { paint, wrap, word } = context;
  const { code, title, severity } = explanation;
  const [first, ...others] = causes;
  const lines = [paint(severityStyle(severity), paint("bold", `${code} ${title}`)), ""];
  if (first) lines.push(...causeLines(context, first), "");
  if (others.length > 0) {
    lines.push(paint("bold", word("diagnosis.others")));
    for (const cause of others) lines.push(`  ${cause.title}  ${percent(context.lang, cause.probability)}  ${paint("dim", cause.id)}`);
    lines.push("");
  }
  lines.push(paint("bold", word(`retry.${advice.action}`)), wrap(advice.why, "  "));
  if (nextChecks.length > 0) lines.push("", paint("bold", word("diagnosis.next")), ...nextChecks.map((check) => wrap(check, "  ")));
  return lines.join("\n");
}

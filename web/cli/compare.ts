/** `closecode compare 1001 1015`: what tells two codes apart, in the order of sections that the comparison pages have. */
import type { Explanation } from "../api/index.js";
import type { Context } from "./context.js";
import { linkLines, severityStyle } from "./blocks.js";
import { UsageError } from "./options.js";

function side({ paint, wrap }: Context, { code, title, severity, headings, description, when, fix }: Explanation): readonly string[] {
  const section = (heading: string, text: string): readonly string[] => [`  ${paint("bold", heading)}`, wrap(text, "    ")];
  return [
    paint(severityStyle(severity), paint("bold", `${code} ${title}`)),
    ...section(headings.description, description),
    ...section(headings.when, when),
    ...section(headings.fix, fix),
    "",
  ];
}

export function compare(context: Context, words: readonly string[]): number {
  const { engine, lang, paint, wrap, print, values } = context;
  if (words.length !== 2) throw new UsageError("usage.compare");
  const [left, right] = words.map(Number) as [number, number];
  const bad = words.find((word) => Number.isNaN(Number(word)) && word !== "NaN");
  if (bad !== undefined) throw new UsageError("usage.notACode", { word: bad });
  const comparison = engine.compare(left, right, { lang });
  if (values.json) {
    context.json(comparison);
    return 0;
  }
  const { title, intro, headings, differences, choose, links } = comparison;
  print(
    paint("bold", title),
    wrap(intro),
    "",
    ...side(context, comparison.left),
    ...side(context, comparison.right),
    paint("bold", headings.differences),
    ...differences.map((difference, n) => wrap(`${n + 1}. ${difference}`, "  ")),
    "",
    paint("bold", headings.choose),
    ...choose.map((text) => wrap(text, "  ")),
    "",
    paint("bold", headings.more),
    ...linkLines(context, links),
  );
  return 0;
}

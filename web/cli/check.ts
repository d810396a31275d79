/** `closecode check 1001 "bye"`: may a page call close() like that? */
import type { Context } from "./context.js";
import { UsageError } from "./options.js";

export function check(context: Context, words: readonly string[]): number {
  const { engine, lang, paint, wrap, print, word, values } = context;
  if (words.length > 2) throw new UsageError("usage.check");
  const [code, reason] = words;
  const number = code === undefined ? undefined : Number(code);
  if (number !== undefined && Number.isNaN(number)) throw new UsageError("usage.notACode", { word: code ?? "" });
  const result = engine.checkClose(number, reason, { lang });
  if (values.json) context.json(result);
  else {
    const call = (shown: readonly (string | number)[]): string => `close(${shown.map((value) => JSON.stringify(value)).join(", ")})`;
    const asked = [number, reason].filter((value) => value !== undefined);
    print(`${paint(result.ok ? "green" : "red", result.ok ? "✓" : "✗")} ${paint("bold", call(asked))}`, wrap(result.message, "  "));
    if (result.suggestion) print(`  ${word("check.instead")} ${paint("cyan", call([result.suggestion.code, result.suggestion.reason]))}`);
  }
  return result.ok ? 0 : 1;
}

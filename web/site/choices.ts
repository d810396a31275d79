/** Codes and causes as choices of a search box. */
import type { Engine } from "../api/index.js";
import { addressOf, causePath, codePath } from "./addresses.js";
import type { Choice } from "./combobox.js";
import { word } from "./words.js";

export function codeChoice(code: number, engine: Engine, lang: string): Choice {
  const { title, severity } = engine.explain(code, { lang });
  return { address: addressOf(lang, codePath(code)), label: String(code), title, severity };
}

export function causeChoice({ id, title }: { readonly id: string; readonly title: string }, lang: string): Choice {
  return { address: addressOf(lang, causePath(id)), label: word("search.kind.cause"), title };
}

/** Everything registered for an empty question; else what the engine finds, without what is no 16-bit number. */
export function codeChoices(query: string, engine: Engine, lang: string): readonly Choice[] {
  const codes = query === "" ? engine.codes() : engine.search(query, { lang }).map(({ code }) => code);
  return codes.filter((code) => code >= 0 && code <= 65535).map((code) => codeChoice(code, engine, lang));
}

/** The languages that ship with closecode, and a loader that fetches one only when it is asked for. */
import { languages as shipped, loaders } from "../generated/languages.js";
import type { LanguagePack, LanguageTag } from "./types.js";

export interface LanguageInfo {
  readonly tag: LanguageTag;
  /** The language's own name for itself, e.g. "日本語". */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
}

export const languages: readonly LanguageInfo[] = shipped;

/** @throws when the module cannot be fetched, or there is no such language */
export async function loadLanguage(tag: LanguageTag): Promise<LanguagePack> {
  const loader = loaders[tag];
  if (!loader) throw new RangeError(`closecode has no language ${JSON.stringify(tag)}`);
  return (await loader()).default;
}

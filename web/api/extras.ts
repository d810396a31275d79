/**
 * What language packs hold beside the engine's texts: the words of the elements, and the direction. Kept for the page as a
 * whole, because the engine is shared by all of it.
 */
import type { LanguagePack, LanguageTag } from "./types.js";

export interface PackExtras {
  readonly dir: LanguagePack["dir"];
  readonly elements?: unknown;
}

const known = new Map<LanguageTag, PackExtras>();

export function rememberExtras({ lang, dir, data }: LanguagePack): void {
  known.set(lang, { dir, elements: (data as { readonly elements?: unknown }).elements });
}

export const extrasOf = (tag: LanguageTag): PackExtras | undefined => known.get(tag);

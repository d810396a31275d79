/** The engine and the words in the language of the page, loaded once, when something needs them. */
import type { Engine } from "../api/index.js";
import { languages, loadLanguage } from "../api/languages.js";
import type { ViewOptions } from "./explanation-view.js";
import { loadWords, useWords } from "./words.js";

let loading: Promise<Engine> | undefined;

/** The words alone, for what can be shown before the engine is needed. */
export async function speakPageLanguage(): Promise<void> {
  useWords(await loadWords(pageLanguage()));
}

async function start(lang: string): Promise<Engine> {
  // Not at the top: when the engine's files do not arrive, the page must still be there to say so.
  const [{ load }] = await Promise.all([import("../api/index.js"), speakPageLanguage()]);
  const engine = await load();
  if (lang !== "en" && languages.some(({ tag }) => tag === lang)) engine.addLanguage(await loadLanguage(lang));
  return engine;
}

/** Brings the engine's files when the page is idle, so that a form still works after the network is gone; starts nothing. */
export function fetchWhenIdle(): void {
  const fetchFiles = (): void => void import("../api/index.js").catch(() => undefined);
  if (typeof requestIdleCallback === "function") requestIdleCallback(fetchFiles, { timeout: 5000 });
  else setTimeout(fetchFiles, 2000);
}

export const pageLanguage = (): string => document.documentElement.lang;

/** @throws when a file does not arrive; a later call tries again */
export async function viewOptions(): Promise<ViewOptions> {
  const lang = pageLanguage();
  loading ??= start(lang);
  try {
    return { engine: await loading, lang };
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

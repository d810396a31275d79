/** Which language the page speaks: what the address says, else what was chosen before, else what the browser prefers. */
import { recall } from "./preferences.js";

/** Script and language of a tag with what it leaves out filled in, so that zh-TW finds zh-Hant. */
function likely(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}

/** RFC 4647 lookup: the tag itself, then with parts taken off its end. */
function lookup(wanted: string, available: readonly string[]): string | undefined {
  for (let range = wanted; range !== ""; range = range.replace(/(^|-)[^-]*$/u, "").replace(/-[^-]$/u, "")) {
    const found = available.find((tag) => tag.toLowerCase() === range.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The best available language for these preferences, best first; English when none fits. */
export function negotiate(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const found = lookup(tag, available) ?? available.find((one) => likely(one) === likely(tag));
    if (found !== undefined) return found;
  }
  return "en";
}

export function preferredLanguage(inAddress: string | undefined, available: readonly string[]): string {
  if (inAddress !== undefined) return inAddress;
  const chosen = recall("lang");
  if (chosen !== undefined && available.includes(chosen)) return chosen;
  return negotiate(navigator.languages, available);
}

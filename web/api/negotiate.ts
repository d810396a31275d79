/** Which of some languages fits a reader best, for what chooses a pack before any is loaded. */

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

/**
 * The best available language for these preferences, best first; English when none fits.
 * @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
 */
export function negotiate(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const found = lookup(tag, available) ?? available.find((one) => likely(one) === likely(tag));
    if (found !== undefined) return found;
  }
  return "en";
}

/** Which language the reader of the terminal wants. */
import { UsageError } from "./options.js";

/** "de_DE.UTF-8@euro" as the tag "de-DE"; undefined for "C", "POSIX" and what is no locale. */
function tagOf(locale: string): string | undefined {
  const name = locale.replace(/[.@].*$/u, "").replaceAll("_", "-");
  return name === "C" || name === "POSIX" ? undefined : canonical(name);
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/**
 * Language tags, best first: what was asked for, else the first of LC_ALL, LC_MESSAGES and LANG that is set.
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap08.html#tag_08_02
 * @throws UsageError when what was asked for is no language tag
 */
export function wantedTags(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (asked !== undefined) {
    const tag = canonical(asked);
    if (tag === undefined) throw new UsageError("usage.badLanguage", { tag: asked });
    return [tag];
  }
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return [tagOf(locale)].filter((tag) => tag !== undefined);
}

/** Which languages the reader wants. */

/** Tags beyond this many are not looked at; no browser sends so many, and a hostile list must not cost time. */
const mostTags = 16;

interface PageGlobals {
  readonly document?: { readonly documentElement?: { readonly lang?: string } | null };
  readonly navigator?: { readonly languages?: readonly string[] };
}

/** Tags joined by commas, as the engine's negotiation takes them. */
export function joinTags(wanted: unknown): string {
  const tags = Array.isArray(wanted) ? wanted.slice(0, mostTags) : [wanted];
  return tags.filter((tag) => typeof tag === "string" && /^[\w-]{1,35}$/u.test(tag)).join(",");
}

/** The document's language, then the browser's. Where there is neither, as in Node, English it is. */
export function createDefaultTags(): () => string {
  const { document, navigator } = globalThis as PageGlobals;
  if (!document && !navigator) return () => "";
  let language: string | undefined;
  let languages: readonly string[] | undefined;
  let joined: string | undefined;
  return () => {
    // Both are cheap to read and compare, so a switch of language needs no observer to take effect at once.
    const documentLanguage = document?.documentElement?.lang;
    const navigatorLanguages = navigator?.languages;
    if (joined === undefined || documentLanguage !== language || navigatorLanguages !== languages) {
      language = documentLanguage;
      languages = navigatorLanguages;
      joined = joinTags([language, ...(languages ?? [])]);
    }
    return joined;
  };
}

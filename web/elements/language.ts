/** Which language an element speaks: its own `lang`, the nearest ancestor's across shadow roots, the document's, the browser's. */

/** @returns a BCP 47 tag, "" when nobody says anything */
export function languageOf(start: Element): string {
  for (let node: Element | undefined = start; node; ) {
    const nearest: Element | null = node.closest("[lang]");
    const tag = nearest?.getAttribute("lang")?.trim();
    if (tag) return tag;
    const root = node.getRootNode();
    // An empty `lang` says "unknown", so the search goes on above it.
    node = nearest?.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  }
  return globalThis.navigator?.language ?? "";
}

/**
 * Tells whenever a `lang` changes that may matter.
 * @returns stops telling
 */
export function observeLanguage(start: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  for (let root: Node = start.getRootNode(); ; ) {
    observer.observe(root, { attributes: true, attributeFilter: ["lang"], subtree: true });
    if (!(root instanceof ShadowRoot)) break;
    root = root.host.getRootNode();
  }
  addEventListener("languagechange", changed);
  return () => {
    observer.disconnect();
    removeEventListener("languagechange", changed);
  };
}

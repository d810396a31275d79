/** Constructed style sheets: they need no nonce and no exception in a page's policy, and are shared by all elements. */

const made = new Map<string, CSSStyleSheet>();

function sheet(css: string): CSSStyleSheet {
  let known = made.get(css);
  if (!known) {
    known = new CSSStyleSheet();
    known.replaceSync(css);
    made.set(css, known);
  }
  return known;
}

export function adopt(root: ShadowRoot, texts: readonly string[]): void {
  root.adoptedStyleSheets = texts.map(sheet);
}

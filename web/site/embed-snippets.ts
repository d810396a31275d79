/** What somebody copies to show a code on a page of their own. */

type ElementName = "close-code" | "close-code-compare";

export interface EmbedSnippet {
  readonly id: "bundled" | "element" | "comparison" | "overlay";
  readonly kind: string;
  readonly text: string;
  /** What the text makes, where it is markup. */
  readonly made?: { readonly name: ElementName; readonly attributes: Readonly<Record<string, string>> };
}

function markup(id: EmbedSnippet["id"], name: ElementName, attributes: Readonly<Record<string, string>>): EmbedSnippet {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`);
  return { id, kind: "html", text: `<${name}${written.join("")}></${name}>`, made: { name, attributes } };
}

export function embedSnippets(code: number, lang: string): readonly EmbedSnippet[] {
  const language = lang === "en" ? {} : { lang };
  const other = code === 1006 ? 1015 : 1006;
  const [left, right] = code < other ? [code, other] : [other, code];
  return [
    { id: "bundled", kind: "js", text: 'import "closecode/elements";' },
    markup("element", "close-code", { code: String(code), ...language }),
    markup("comparison", "close-code-compare", { left: String(left), right: String(right), ...language }),
    { id: "overlay", kind: "js", text: 'import { installOverlay } from "closecode/overlay";\n\nconst uninstall = installOverlay();' },
  ];
}

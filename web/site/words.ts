/** The page's own words in the chosen language. The engine's texts come from the engine. */
import { english, loaders, type WordKey, type Words } from "./generated/words.js";

export type { WordKey, Words } from "./generated/words.js";

let current: Words = english;

/** Languages that the page itself is written in. */
export const wordLanguages: readonly string[] = Object.keys(loaders);

/** Fetches the words of a language. @throws when their file cannot be loaded */
export async function loadWords(tag: string): Promise<Words> {
  return (await loaders[tag]?.()) ?? english;
}

export function useWords(words: Words): void {
  current = words;
}

/** One text with its placeholders filled. */
export function word(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return current[key].replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

/** One text whose placeholders are nodes, such as a piece of code or somebody else's words. */
export function sentence(key: WordKey, nodes: Readonly<Record<string, Node>>): readonly (Node | string)[] {
  // split() with a group puts the names of the placeholders at the odd places.
  return current[key].split(/\{(\w+)\}/u).map((part, place) => (place % 2 === 1 ? (nodes[part] ?? part) : part));
}

/** Writes the chosen language into every element that names its text in `data-word`, `data-label` or `data-hint`. */
export function relabel(root: ParentNode): void {
  for (const [attribute, write] of targets) {
    for (const node of root.querySelectorAll(`[${attribute}]`)) {
      const key = node.getAttribute(attribute);
      if (key !== null && key in current) write(node, current[key as WordKey]);
    }
  }
}

const targets: readonly (readonly [string, (node: Element, text: string) => void])[] = [
  ["data-word", (node, text) => (node.textContent = text)],
  ["data-label", (node, text) => node.setAttribute("aria-label", text)],
  ["data-hint", (node, text) => node.setAttribute("placeholder", text)],
];

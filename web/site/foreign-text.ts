/** Shows text that a server chose: as text, with a direction of its own, and with invisible characters made visible. */
import { element } from "./dom.js";

// Joiners stay as they are: emoji and several scripts are written with them, and they cannot move other text.
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu;

/** "␊" for a line feed, "U+202E" for what has no picture. */
function pictureOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return "\u2421";
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}

export function foreignText(text: string): HTMLElement {
  const shown = element("bdi", { class: "foreign" });
  let end = 0;
  for (const match of text.matchAll(invisible)) {
    shown.append(text.slice(end, match.index));
    shown.append(element("span", { class: "invisible-character" }, pictureOf(match[0])));
    end = match.index + match[0].length;
  }
  shown.append(text.slice(end));
  return shown;
}

/** Text of several lines: line feeds stay what they are, everything else invisible is shown. */
export function foreignLines(text: string): DocumentFragment {
  const lines = document.createDocumentFragment();
  text.split("\n").forEach((line, place) => lines.append(place === 0 ? "" : "\n", foreignText(line)));
  return lines;
}

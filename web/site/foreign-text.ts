/** Shows text that a server chose: as text, with a direction of its own, and with invisible characters made visible. */
import { visiblePieces } from "../elements/invisible.js";
import { element } from "./dom.js";

export const foreignText = (text: string): HTMLElement =>
  element("bdi", { class: "foreign" }, ...visiblePieces(text).map((piece, n) => (n % 2 ? element("span", { class: "invisible-character" }, piece) : piece)));

/** Text of several lines: line feeds stay what they are, everything else invisible is shown. */
export function foreignLines(text: string): DocumentFragment {
  const lines = document.createDocumentFragment();
  text.split("\n").forEach((line, place) => lines.append(place === 0 ? "" : "\n", foreignText(line)));
  return lines;
}

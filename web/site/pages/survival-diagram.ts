/** Which codes in a Close frame reach a page, browser by browser, as strips over the whole range of numbers. */
import { ranges } from "../addresses.js";
import { drawing, element } from "../dom.js";
import { word } from "../words.js";
import { browserIds, type Site } from "./page.js";

const width = 676;
/** Room for the longest name at the size that it has on a phone. */
const left = 140;
const rowHeight = 44;
const head = 34;

/** Blocks have the same width each, because 5000 to 65535 would leave no room for the rest; the 1000s get more. */
const blocks: readonly (readonly [from: number, to: number, width: number])[] = [
  [0, 999, 60],
  [1000, 1015, 224],
  [1016, 1999, 48],
  [2000, 2999, 48],
  [3000, 3999, 48],
  [4000, 4999, 48],
  [5000, 65535, 60],
];

function cells(accepts: readonly (readonly [number, number])[], y: number): SVGElement[] {
  const taken = (code: number): boolean => accepts.some(([from, to]) => from <= code && code <= to);
  const cell = (x: number, size: number, code: number): SVGElement =>
    drawing("rect", { class: taken(code) ? "kept" : "changed", x: x + 1, y, width: size - 2, height: 26, rx: 3 });
  let x = left;
  return blocks.flatMap(([from, to, size]) => {
    const start = x;
    x += size;
    if (from !== 1000) return [cell(start, size, from)];
    const step = size / (to - from + 1);
    return Array.from({ length: to - from + 1 }, (_, n) => cell(start + n * step, step, from + n));
  });
}

function scale(): SVGElement[] {
  let x = left;
  return blocks.map(([from, , size]) => {
    const text = drawing("text", { x: x + 2, y: 22, class: "tick" }, String(from));
    x += size;
    return text;
  });
}

export function survivalDiagram({ facts }: Site): HTMLElement {
  if (ranges[0]?.[0] !== blocks[0]?.[0]) throw new Error("The blocks of the diagram do not begin where the ranges do.");
  const rows = browserIds.flatMap((id, row) => {
    const { name, accepts } = facts.browsers[id];
    const y = head + row * rowHeight;
    return [drawing("text", { x: left - 12, y: y + 18, "text-anchor": "end" }, name), ...cells(accepts, y)];
  });
  const named = browserIds.map((id) => {
    const { name, accepts } = facts.browsers[id];
    return `${name}: ${accepts.map(([from, to]) => `${from}–${to}`).join(", ")}`;
  });
  const svg = drawing(
    "svg",
    { viewBox: `0 0 ${width} ${head + browserIds.length * rowHeight}`, class: "diagram survival", role: "img", "aria-labelledby": "survival-title" },
    drawing("title", { id: "survival-title" }, named.join("; ")),
    ...scale(),
    ...rows,
  );
  return element("figure", { class: "drawn" }, svg, element("figcaption", {}, word("diagram.caption.survival")));
}

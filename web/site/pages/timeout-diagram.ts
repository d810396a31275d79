/** Where a proxy cuts: the silence after which each component ends a connection, on one scale. */
import { drawing, element } from "../dom.js";
import { word } from "../words.js";
import type { Site, Timing } from "./page.js";

const width = 640;
const labels = 190;
const rowHeight = 30;
const top = 12;

/** Seconds, minutes or hours, whichever gives the smallest whole number. */
export function duration(seconds: number, lang: string): string {
  const [unit, size] = seconds % 3600 === 0 ? (["hour", 3600] as const) : seconds % 60 === 0 && seconds >= 120 ? (["minute", 60] as const) : (["second", 1] as const);
  return new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "short" }).format(seconds / size);
}

/** Differences that matter are those between 30 s and an hour, hence a logarithmic scale. */
function barLength(seconds: number, longest: number): number {
  return Math.round(((width - labels - 90) * Math.log(seconds / 10)) / Math.log(longest / 10));
}

export function timingsOf({ facts }: Site, cause: string): readonly Timing[] {
  const kind = cause === "idle/proxy-timeout" || cause === "idle/server-timeout" ? "idle" : cause === "lifetime/limit" ? "lifetime" : undefined;
  return facts.timings.filter((timing) => timing.kind === kind).sort((a, b) => a.seconds - b.seconds || a.component.localeCompare(b.component));
}

export function timeoutDiagram(timings: readonly Timing[], lang: string): HTMLElement {
  const longest = Math.max(...timings.map(({ seconds }) => seconds));
  const height = top * 2 + timings.length * rowHeight;
  const rows = timings.map(({ component, seconds }, row) => {
    const y = top + row * rowHeight;
    const length = barLength(seconds, longest);
    return drawing(
      "g",
      { class: "time-row" },
      drawing("text", { x: labels - 12, y: y + 20, "text-anchor": "end" }, component),
      drawing("rect", { class: "bar", x: labels, y: y + 6, width: length, height: 18, rx: 4 }),
      drawing("path", { class: "lost", d: `M${labels + length - 5} ${y + 3}l10 24` }),
      drawing("text", { x: labels + length + 14, y: y + 20, class: "amount" }, duration(seconds, lang)),
    );
  });
  const named = timings.map(({ component, seconds }) => `${component}: ${duration(seconds, lang)}`).join(", ");
  const svg = drawing("svg", { viewBox: `0 0 ${width} ${height}`, class: "diagram", role: "img", "aria-labelledby": "timeouts-title" }, drawing("title", { id: "timeouts-title" }, named), ...rows);
  return element("figure", { class: "drawn" }, svg, element("figcaption", {}, word("diagram.caption.timeouts")));
}

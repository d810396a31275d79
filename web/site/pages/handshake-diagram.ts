/** How a connection ends, drawn as two lifelines: with a Close frame and its echo, or without. */
import { drawing, element, type Child } from "../dom.js";
import { frameBytes } from "../facts.js";
import { word, type WordKey } from "../words.js";

export interface Step {
  readonly from: "server" | "page";
  readonly text: WordKey;
  /** Set below the text, the same in every language. */
  readonly bytes?: string;
  /** The frame does not arrive. */
  readonly lost?: boolean;
}

const width = 640;
const lines = { page: 90, server: 550 } as const;
const first = 92;
const rowHeight = 62;

const label = (x: number, y: number, text: string, attributes: Readonly<Record<string, string>> = {}): SVGElement =>
  drawing("text", { x, y, "text-anchor": "middle", ...attributes }, text);

function arrow({ from, text, bytes, lost }: Step, row: number): SVGElement {
  const y = first + row * rowHeight;
  const direction = from === "server" ? -1 : 1;
  const start = lines[from] + 6 * direction;
  const end = lost === true ? (lines.page + lines.server) / 2 : lines[from === "server" ? "page" : "server"] - 8 * direction;
  const head = `M${end - 9 * direction} ${y - 6} ${end} ${y} ${end - 9 * direction} ${y + 6}`;
  const cross = `M${end - 8} ${y - 8} ${end + 8} ${y + 8}M${end + 8} ${y - 8} ${end - 8} ${y + 8}`;
  const parts: Child[] = [
    drawing("path", { class: "line", d: `M${start} ${y}H${end}` }),
    drawing("path", { class: lost === true ? "lost" : "line", d: lost === true ? cross : head }),
    label(width / 2, y - 11, word(text)),
    bytes === undefined ? undefined : label(width / 2, y + 19, bytes, { class: "mono" }),
  ];
  return drawing("g", { class: lost === true ? "step broken" : "step" }, ...parts);
}

function stepsOf(code: number): readonly Step[] {
  if (code === 1015) return [{ from: "page", text: "diagram.clientHello" }, { from: "server", text: "diagram.tlsFails", lost: true }];
  if (code === 1006) return [{ from: "server", text: "diagram.messages" }, { from: "server", text: "diagram.noClose", lost: true }];
  const bytes = code === 1005 ? "88 00" : frameBytes(code);
  return [
    { from: "server", text: code === 1005 ? "diagram.closeEmpty" : "diagram.close", bytes },
    { from: "page", text: "diagram.echo" },
    { from: "server", text: "diagram.tcpEnd" },
  ];
}

/** @param code the code whose way from server to page is drawn; the event is what a page gets to see */
export function closingHandshake(code: number): HTMLElement {
  const steps = stepsOf(code);
  const height = first + (steps.length - 1) * rowHeight + 78;
  const title = `closing-${code}-title`;
  const event = `close ${code}`;
  const svg = drawing(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "diagram", role: "img", "aria-labelledby": title },
    drawing("title", { id: title }, [word("diagram.page"), word("diagram.server"), ...steps.map(({ text }) => word(text)), event].join(" · ")),
    label(lines.page, 26, word("diagram.page"), { class: "role" }),
    label(lines.server, 26, word("diagram.server"), { class: "role" }),
    ...Object.values(lines).map((x) => drawing("path", { class: "life", d: `M${x} 40V${height - 48}` })),
    ...steps.map(arrow),
    drawing("rect", { class: "event", x: lines.page - 74, y: height - 46, width: 148, height: 34, rx: 8 }),
    label(lines.page, height - 24, event, { class: "mono" }),
  );
  return element("figure", { class: "drawn" }, svg, element("figcaption", {}, word(captionOf(code))));
}

function captionOf(code: number): WordKey {
  if (code === 1015) return "diagram.caption.tls";
  if (code === 1006) return "diagram.caption.lost";
  return code === 1005 ? "diagram.caption.empty" : "diagram.caption.close";
}

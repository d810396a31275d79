/** Colours and widths on a terminal. */
import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan" | "underline";

export interface Terminal {
  print(...lines: readonly string[]): void;
  /** The text in a style, where the output shows styles. */
  paint(style: Style, text: string): string;
  /** Wraps at white space, and between characters of scripts without it; every line begins with `indent`. */
  wrap(text: string, indent?: string): string;
  readonly width: number;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const widest = 100;
const narrowest = 30;
/** Scripts whose characters take two columns each. */
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += wide.test(character) ? 2 : /\p{Mn}/u.test(character) ? 0 : 1;
  return count;
}

/** Where a line may end: behind white space, and on either side of a wide character. */
function pieces(text: string): readonly string[] {
  return text.match(/\s+|[^\s\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]+|[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef][、。，．」』）!?,.:;！？：；ー]*/gu) ?? [];
}

function wrapped(text: string, indent: string, width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (columns(indent + line + piece.trimEnd()) > width && line.trim() !== "") {
      lines.push(indent + line.trimEnd());
      line = "";
    }
    if (line !== "" || piece.trim() !== "") line += piece;
  }
  if (line.trim() !== "") lines.push(indent + line.trimEnd());
  return lines.join("\n");
}

/** @see https://no-color.org/ */
export function terminal(output: Output, env: Readonly<Record<string, string | undefined>>): Terminal {
  const coloured = output.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb" && typeof styleText === "function";
  const width = Math.max(narrowest, Math.min(widest, output.columns ?? 80));
  return {
    width,
    print: (...lines) => void output.write(lines.map((line) => `${line}\n`).join("")),
    paint: (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text),
    wrap: (text, indent = "") => wrapped(text, indent, width),
  };
}

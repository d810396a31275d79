/** Which implementation of WebSocket this is, told by what the runtime can do and not by what it calls itself. */
import type { Observation } from "../api/types.js";

type Runtime = NonNullable<Observation["browser"]>;

interface Marks {
  readonly WebSocketPair?: unknown;
  readonly Deno?: { readonly version?: unknown };
  readonly Bun?: unknown;
  /** `type` is set in the pages and workers of Electron, whose WebSocket is Chromium's. */
  readonly process?: { readonly type?: string; readonly versions?: { readonly node?: string } };
  readonly InternalError?: unknown;
}

let known: { readonly runtime: Runtime | undefined } | undefined;

/** undefined when no mark is recognised. */
export function runtime(): Runtime | undefined {
  known ??= { runtime: detect(globalThis as Marks) };
  return known.runtime;
}

function detect(marks: Marks): Runtime | undefined {
  if (typeof marks.WebSocketPair === "function") return "workerd";
  if (marks.Deno?.version !== undefined) return "deno";
  if (marks.Bun !== undefined) return "bun";
  if (marks.process?.versions?.node !== undefined && marks.process.type === undefined) return "node";
  // Only JavaScript's own differences are used: they are the same in pages and workers, on http and https.
  if (typeof marks.InternalError === "function") return "firefox";
  if (Object.hasOwn(new Error(), "sourceURL")) return "webkit";
  if (typeof (Intl as { v8BreakIterator?: unknown }).v8BreakIterator === "function") return "chromium";
  return undefined;
}

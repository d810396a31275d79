/** Tells by what is known of a close which dictionaries speak of it. */
import type { DictionaryMatch } from "./dictionary-types.js";
import type { Observation } from "./types.js";

/** The parts of an observation that a service is recognised by. */
export interface Marks {
  readonly host: string;
  readonly path: string;
  readonly protocols: readonly string[];
  readonly reason: string;
}

export type Seen = Pick<Observation, "url" | "protocol" | "protocolsRequested" | "reason">;

export function marksOf({ url, protocol, protocolsRequested, reason = "" }: Seen): Marks {
  let host = "";
  let path = "";
  try {
    if (url) ({ hostname: host, pathname: path } = new URL(url));
  } catch {
    // What is no whole address says nothing.
  }
  // What was asked for counts only as long as nobody knows what the server picked.
  return { host, path, protocols: protocol === undefined ? (protocolsRequested ?? []) : [protocol], reason };
}

/** Does the text have the pattern's form, or with `whole` false begin with it? "*" is one or more characters but "/". */
export function fits(pattern: string, text: string, whole: boolean): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const [i, part] of rest.entries()) {
    const ends = whole && i === rest.length - 1;
    // The first place is as good as any later one: what follows has the more left.
    const found = ends ? text.length - part.length : text.indexOf(part, at + 1);
    if (found <= at || !text.startsWith(part, found) || text.slice(at, found).includes("/")) return false;
    at = found + part.length;
  }
  return !whole || at === text.length;
}

const longest = (patterns: readonly string[] | undefined, holds: (pattern: string) => boolean): number =>
  Math.max(0, ...(patterns ?? []).filter(holds).map((pattern) => pattern.length));

/**
 * How strongly the marks point to a dictionary; 0: not at all. A host names one product, a subprotocol may be spoken by
 * many, reasons and paths are used again by others. Of two patterns of a kind, the longer one says more.
 */
export function strength({ hosts, subprotocols, paths, reasons }: DictionaryMatch, marks: Marks): number {
  const found = [
    longest(paths, (path) => marks.path !== "" && fits(path, marks.path, false)),
    longest(reasons, (reason) => fits(reason, marks.reason, false)),
    longest(subprotocols, (name) => marks.protocols.some((protocol) => fits(name, protocol, true))),
    longest(hosts, (host) => fits(host.toLowerCase(), marks.host, true)),
  ];
  return Math.max(...found.map((length, rank) => length && rank * 1000 + length));
}

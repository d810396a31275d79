/** Turns whatever a close arrives as into a clean Observation. */
import type { Observation, ProbeResult } from "./types.js";

/** Longest text that is taken over; what is longer is cut. URLs rarely pass 2,000 characters, reasons never 123 bytes. */
const longestText = 4096;
const longestList = 64;
/** In the order of the engine's `ObservedBrowser`. */
export const browsers = ["chromium", "firefox", "webkit", "node", "deno", "bun", "workerd"] as const;

/** Reads a property of a foreign object: a getter or proxy that throws counts as "not there". */
export function property(source: object, name: string): unknown {
  try {
    return (source as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** Well-formed UTF-16, so that a lone surrogate cannot swallow its neighbour on the way into the engine. */
export function wellFormed(text: string): string {
  // Most texts hold no surrogate at all, and coding them to and fro would cost more than the rest of `observe`.
  if (!/[\ud800-\udfff]/.test(text)) return text;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? wellFormed(value.slice(0, longestText)) : undefined;
const flag = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);
const amount = (value: unknown): number | undefined =>
  typeof value === "number" && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : undefined;
const oneOf =
  <Value extends string>(...values: readonly Value[]) =>
  (value: unknown): Value | undefined =>
    values.find((known) => known === value);

/** A close code: what fits the two bytes of a Close frame. */
export function closeCode(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\s*\d{1,5}\s*$/u.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= 65535 ? number : undefined;
}

function list<Item>(read: (item: unknown) => Item | undefined) {
  return (value: unknown): readonly Item[] | undefined => {
    if (!Array.isArray(value)) return undefined;
    const items: Item[] = [];
    const length = Math.min(Number(property(value, "length")) || 0, longestList);
    for (let i = 0; i < length; i++) {
      const item = read(property(value, String(i)));
      if (item !== undefined) items.push(item);
    }
    return items;
  };
}

function earlierClose(value: unknown): { code: number; openMs?: number; opened?: boolean } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const code = closeCode(property(value, "code"));
  if (code === undefined) return undefined;
  const openMs = amount(property(value, "openMs"));
  const opened = flag(property(value, "opened"));
  return { code, ...(openMs !== undefined && { openMs }), ...(opened !== undefined && { opened }) };
}

function probeResult(value: unknown): ProbeResult | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const http = oneOf("reachable", "unreachable")(property(value, "http"));
  const ms = amount(property(value, "ms"));
  const status = amount(property(value, "status"));
  return http && ms !== undefined ? { http, ms, ...(status !== undefined && { status }) } : undefined;
}

const readers: { readonly [Field in keyof Required<Observation>]: (value: unknown) => Observation[Field] | undefined } = {
  code: closeCode,
  reason: text,
  wasClean: flag,
  isTrusted: flag,
  thrown: text,
  url: text,
  protocolsRequested: list(text),
  protocol: text,
  extensions: text,
  opened: flag,
  errored: flag,
  connectMs: amount,
  openMs: amount,
  idleMs: amount,
  messagesSent: amount,
  messagesReceived: amount,
  lastSentBytes: amount,
  bufferedAmount: amount,
  sinceSendMs: amount,
  closedByPage: flag,
  pageCloseCode: closeCode,
  pageCloseState: oneOf("connecting", "open"),
  online: flag,
  visibility: oneOf("visible", "hidden"),
  pageHiding: flag,
  restoredFromCache: flag,
  suspendedMs: amount,
  pageSecure: flag,
  blockedByPolicy: flag,
  browser: oneOf(...browsers),
  history: list(earlierClose),
  closedTogether: amount,
  probe: probeResult,
  failure: text,
};

const fields = Object.entries(readers);

/** Of any realm. */
const isDomException = (input: object): boolean => Object.prototype.toString.call(input) === "[object DOMException]";

/** The name of an Error, also of one of another realm. */
function errorName(input: object): string | undefined {
  return input instanceof Error || isDomException(input) ? text(property(input, "name")) : undefined;
}

/** Errors of wrappers may carry the close code; those of the platform carry numbers of their own. */
const isCodedError = (error: object): boolean => !isDomException(error) && closeCode(property(error, "code")) !== undefined;

/** Inputs whose `code` was there and was no close code: events that a wrapper made. */
const malformed = new WeakSet<Observation>();

/** Did this observation come from an event whose `code` was something else than a number? */
export const isMalformed = (seen: Observation): boolean => malformed.has(seen);

/**
 * @param input a number, a CloseEvent, an Observation, an Event, an Error, or anything else
 * @returns only what could be understood; {} for what says nothing. Never throws.
 */
export function observe(input: unknown): Observation {
  const number = closeCode(input);
  if (number !== undefined) return { code: number };
  if (typeof input !== "object" || input === null) return {};

  const found: Record<string, unknown> = {};
  let reason: unknown;
  let code: unknown;
  for (const [field, read] of fields) {
    const raw = property(input, field);
    if (field === "reason") reason = raw;
    if (field === "code") code = raw;
    const value = read(raw);
    if (value !== undefined) found[field] = value;
  }
  // partysocket hands its listeners an event whose `code` is the word "close" and whose `reason` is the real event.
  if (found["code"] === undefined && typeof reason === "object" && reason !== null) {
    const inner = { ...found, ...observe({ ...plain(reason), reason: property(reason, "reason") }) };
    if (inner.code === undefined) malformed.add(inner);
    return inner;
  }
  try {
    const thrown = errorName(input);
    if (thrown !== undefined) {
      found["thrown"] = thrown;
      // A DOMException's legacy number is no close code, though it looks like one.
      if (!isCodedError(input)) delete found["code"];
    }
  } catch {
    // A proxy may throw even on instanceof; then it is no error to us.
  }
  const type = property(input, "type");
  if (type === "error" && found["code"] === undefined) found["errored"] = true;
  if (type === "close" && typeof code === "string" && found["code"] === undefined) malformed.add(found);
  return found;
}

/** The three facts of a close, read from an event whose properties live on its prototype. */
function plain(event: object): { code: unknown; wasClean: unknown; isTrusted: unknown } {
  return {
    code: property(event, "code"),
    wasClean: property(event, "wasClean"),
    isTrusted: property(event, "isTrusted"),
  };
}

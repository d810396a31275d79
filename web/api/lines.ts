/** How observations and options reach the compiled engine: one line each, values ended by U+001F. */
import type { DictionaryMeaning } from "./dictionary-types.js";
import { browsers, property } from "./normalise.js";
import { retries, severities } from "./dictionary-check.js";
import type { AdviceOptions, Observation, RetryAction } from "./types.js";

const separator = "\u001f";
/** Backoff as the contract has it. */
const defaultBase = 500;
const defaultCap = 30_000;
/** No library counts further, and doubling ends long before. */
const mostAttempts = 1_000_000;
/** A month; setTimeout cannot wait longer than 24.8 days anyway. */
const longestDelay = 2_000_000_000;

type Value = string | number | boolean | undefined;

function written(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "string") return `=${value.replaceAll(separator, " ")}`;
  // Fractions of a millisecond tell nothing, and the engine reads digits only.
  return typeof value === "number" ? String(Math.round(value)) : value ? "1" : "0";
}

/**
 * The fields in the order of the engine's `Field`, then the history.
 * @param malformed whether the event's `code` was no number, as events of wrappers have it
 */
export function observationLine(seen: Observation, malformed: boolean): string {
  const values: Value[] = [
    seen.code, seen.reason, seen.wasClean, seen.isTrusted, malformed || undefined, seen.thrown, seen.url,
    seen.protocolsRequested?.join(","), seen.protocol, seen.extensions, seen.opened, seen.errored,
    seen.connectMs, seen.openMs, seen.idleMs, seen.messagesSent, seen.messagesReceived, seen.lastSentBytes,
    seen.bufferedAmount, seen.sinceSendMs, seen.closedByPage, seen.pageCloseCode,
    seen.pageCloseState && seen.pageCloseState === "open", seen.online, seen.visibility && seen.visibility === "hidden",
    seen.pageHiding, seen.restoredFromCache, seen.suspendedMs, seen.pageSecure, seen.blockedByPolicy,
    seen.browser && browsers.indexOf(seen.browser), seen.closedTogether,
    seen.probe && seen.probe.http === "reachable", seen.probe?.status, seen.failure,
  ];
  const history = (seen.history ?? []).map(({ code, openMs, opened }) => `${code},${written(openMs)},${written(opened)};`);
  return values.map((value) => written(value) + separator).join("") + history.join("");
}

function within(value: unknown, most: number, otherwise: number): number {
  return typeof value === "number" && value >= 0 ? Math.floor(Math.min(value, most)) : otherwise;
}

/** A share of [0, 1) as a whole number of 2^-32; what is no such share counts as one half. */
function drawn(random: unknown, fallback: () => number): number {
  let share: unknown;
  try {
    share = typeof random === "function" ? random() : fallback();
  } catch {
    share = undefined; // a hostile generator
  }
  const isShare = typeof share === "number" && share >= 0 && share < 1;
  return Math.floor((isShare ? (share as number) : 0.5) * 2 ** 32);
}

/** What a dictionary asks of its clients; a profile that the caller names wins over it. */
export interface Asked {
  readonly name: string;
  readonly retry: RetryAction;
}

/** A compared code as it was written, and what a dictionary says of it. */
export function askedLine(written: string, entry: DictionaryMeaning | undefined): string {
  const place = (list: readonly string[], value: string | undefined) => (value === undefined ? "" : list.indexOf(value));
  return [written, field(entry?.name ?? ""), place(retries, entry?.retry), place(severities, entry?.severity)].join(separator);
}

const field = (text: string): string => text.slice(0, 64).replaceAll(separator, "");

/** Takes any object for options; what it cannot use counts as not given. */
export function optionsLine(
  options: AdviceOptions | undefined, attempt: unknown, fallback: () => number, asked?: Asked,
): string {
  const given = typeof options === "object" && options !== null ? options : {};
  const profile = property(given, "profile");
  const values = [
    within(attempt ?? property(given, "attempt"), mostAttempts, 0),
    drawn(property(given, "random"), fallback),
    within(property(given, "baseMs"), longestDelay, defaultBase),
    within(property(given, "capMs"), longestDelay, defaultCap),
    ...(typeof profile === "string" && profile !== "" ? [field(profile), ""]
      : asked ? [field(asked.name), retries.indexOf(asked.retry)] : ["", ""]),
  ];
  return values.join(separator);
}

/**
 * A share of [0, 1) that is the same for the same line and differs between lines (FNV-1a), so that a diagnosis can be
 * repeated, and yet not every page that lost its server draws the same delay.
 */
export function shareOf(line: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}

/** What callers pass for codes, reasons and events, as what the compiled engine takes. Total: anything is an answer. */
import { closeCode, observe, wellFormed } from "./normalise.js";

/** What the compiled engine takes for a number that is no close code. */
export const noCode = -1;
const longestReason = 1 << 20;

/** Converts as WebIDL's [Clamp] unsigned short does; `noCode` for what is no number. @see https://webidl.spec.whatwg.org/#Clamp */
export function clamped(value: unknown): number {
  let number: number;
  try {
    number = Number(value);
  } catch {
    return noCode; // a symbol, or an object that cannot be converted
  }
  if (Number.isNaN(number)) return noCode;
  const within = Math.min(Math.max(number, 0), 65535);
  const floor = Math.floor(within);
  const toEven = within - floor === 0.5 ? floor + (floor % 2) : Math.round(within);
  return toEven;
}

/** A number as a reader would recognise it; "" where the engine's own decimal digits say the same. */
export function written(value: unknown, code: number): string {
  if (value === code) return "";
  return typeof value === "number" ? String(value) : "NaN";
}

/** What stands for a code in a comparison: the number itself, or NaN for everything that is none. */
export function asNumber(value: unknown): number {
  return typeof value === "number" ? value : (closeCode(value) ?? NaN);
}

/** Text from anything, well-formed and of a bounded length; "" for what cannot be converted. */
export function safeString(value: unknown): string {
  try {
    return wellFormed(String(value).slice(0, longestReason));
  } catch {
    return "";
  }
}

/** Did something end that we can name only as "no Close frame came"? */
export function endedWithoutCode(input: unknown): boolean {
  if (typeof input !== "object" || input === null) return false;
  const { errored, thrown, blockedByPolicy, opened, wasClean } = observe(input);
  return Boolean(errored || thrown || blockedByPolicy) || opened !== undefined || wasClean !== undefined;
}

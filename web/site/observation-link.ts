/**
 * An observation as the fragment of an address, which no browser sends to a server: `c=1006&clean=0&opened=1&idle=60000`.
 * Only numbers, yes or no, and words of a fixed list: a link cannot carry somebody's text or address.
 */
import type { Observation } from "../api/types.js";
import { parseCode } from "./addresses.js";

type Flag = "wasClean" | "opened" | "errored" | "closedByPage" | "online" | "pageHiding" | "restoredFromCache" | "pageSecure" | "blockedByPolicy" | "isTrusted";
type Amount = "connectMs" | "openMs" | "idleMs" | "messagesSent" | "messagesReceived" | "lastSentBytes" | "bufferedAmount" | "sinceSendMs" | "suspendedMs" | "closedTogether";

const flags: Readonly<Record<string, Flag>> = {
  clean: "wasClean",
  opened: "opened",
  err: "errored",
  byPage: "closedByPage",
  online: "online",
  hiding: "pageHiding",
  cached: "restoredFromCache",
  secure: "pageSecure",
  blocked: "blockedByPolicy",
  trusted: "isTrusted",
};
const amounts: Readonly<Record<string, Amount>> = {
  connect: "connectMs",
  open: "openMs",
  idle: "idleMs",
  sent: "messagesSent",
  received: "messagesReceived",
  lastSent: "lastSentBytes",
  buffered: "bufferedAmount",
  sinceSend: "sinceSendMs",
  suspended: "suspendedMs",
  together: "closedTogether",
};
const lists = {
  browser: ["chromium", "firefox", "webkit", "node", "deno", "bun", "workerd"],
  visibility: ["visible", "hidden"],
  pageCloseState: ["connecting", "open"],
} as const;
type ListName = keyof typeof lists;
/** Nothing is counted beyond this; a month in milliseconds fits. */
const mostAmount = 1e10;

export function writeObservation(observation: Observation): string {
  const query = new URLSearchParams();
  if (observation.code !== undefined) query.set("c", String(observation.code));
  for (const [short, name] of Object.entries(flags)) if (observation[name] !== undefined) query.set(short, observation[name] ? "1" : "0");
  for (const [short, name] of Object.entries(amounts)) {
    const amount = observation[name];
    if (amount !== undefined) query.set(short, String(Math.round(amount)));
  }
  for (const name of Object.keys(lists) as ListName[]) {
    const value = observation[name];
    if (value !== undefined) query.set(name, value);
  }
  return query.toString();
}

export interface ReadObservation {
  /** Absent where the fragment has no field of an observation. */
  readonly observation?: Observation;
  /** Fields whose value is none that this field can have. */
  readonly rejected: readonly string[];
}

export function readObservation(fragment: string): ReadObservation {
  const found: Record<string, unknown> = {};
  const rejected: string[] = [];
  for (const [key, value] of new URLSearchParams(fragment.replace(/^#/u, ""))) {
    const flag = Object.hasOwn(flags, key) ? flags[key] : undefined;
    const amount = Object.hasOwn(amounts, key) ? amounts[key] : undefined;
    const list: readonly string[] | undefined = Object.hasOwn(lists, key) ? lists[key as ListName] : undefined;
    const number = /^\d{1,11}$/u.test(value) ? Number(value) : Number.NaN;
    if (key === "c" && parseCode(value) !== undefined) found["code"] = parseCode(value);
    else if (flag !== undefined && (value === "0" || value === "1")) found[flag] = value === "1";
    else if (amount !== undefined && number <= mostAmount) found[amount] = number;
    else if (list?.includes(value)) found[key] = value;
    else rejected.push(key);
  }
  return Object.keys(found).length === 0 ? { rejected } : { observation: found, rejected };
}

/** Turns what a library hands to its hook into an Observation, and tells what of it can be believed. */
import { observe, property } from "../api/normalise.js";
import type { Observation } from "../api/types.js";

interface Page {
  readonly navigator?: { readonly onLine?: boolean };
  readonly document?: { readonly visibilityState?: string };
}

/** What the page knows at this moment; nothing outside a browser. */
function pageFacts(): Pick<Observation, "online" | "visibility"> {
  const { navigator, document } = globalThis as Page;
  const online = navigator?.onLine;
  const visibility = document?.visibilityState;
  return {
    ...(typeof online === "boolean" && { online }),
    ...((visibility === "visible" || visibility === "hidden") && { visibility }),
  };
}

/** URL and subprotocol of the socket that an event came from: services and protocols have rules of their own. */
function socketFacts(input: unknown): Pick<Observation, "url" | "protocol"> {
  const target = typeof input === "object" && input !== null ? property(input, "target") : undefined;
  if (typeof target !== "object" || target === null) return {};
  const url = property(target, "url");
  const protocol = property(target, "protocol");
  return {
    ...(typeof url === "string" && url !== "" && { url }),
    ...(typeof protocol === "string" && protocol !== "" && { protocol }),
  };
}

/** What the WebSocket constructor throws. Other errors come from the page's own code, such as a request for a token. */
const refusals = ["SyntaxError", "SecurityError"];

/**
 * @param input a CloseEvent, the error event of a failed connection, an Error, an Observation, or nothing at all.
 *   What has no code counts as 1006, which means just that: no Close frame was seen. Libraries that report the error
 *   event do so before the close, so no code does not mean that no close would come.
 */
export function closeObservation(input: unknown): Observation {
  const { thrown, ...seen } = observe(input);
  const known = { ...pageFacts(), ...socketFacts(input), ...seen };
  if (thrown !== undefined && refusals.includes(thrown)) return { ...known, thrown };
  return { ...known, code: known.code ?? 1006 };
}

/**
 * Did a wrapper make the event up, so that its code says nothing about the connection? Wrappers use 1000. Other codes
 * that are marked as made by script are real: Node's own WebSocket marks all its events so.
 */
export const wrapperMade = (seen: Observation): boolean => seen.isTrusted === false && seen.code === 1000;

/**
 * Is the cause beyond doubt? Either a Close frame named it, or the constructor refused its arguments. 1006 and 1015 are
 * made up by the browser for many causes, some of which pass.
 */
export function certain(seen: Observation): boolean {
  if (seen.thrown !== undefined) return true;
  const local = seen.code === undefined || seen.code === 1006 || seen.code === 1015;
  return !local && seen.wasClean !== false && !wrapperMade(seen);
}

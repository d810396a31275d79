/** The cause that an error of Node names by itself. */
import { failureMessages, failureNames, failureStatuses } from "../generated/failures.js";

/** A chain of causes or an AggregateError of several addresses holds the name at its end. */
function namesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  const { code, cause, errors } = error as { readonly code?: unknown; readonly cause?: unknown; readonly errors?: unknown };
  const inner = Array.isArray(errors) ? errors.slice(0, 8) : [];
  return [...(typeof code === "string" ? [code] : []), ...[cause, ...inner].flatMap((one) => namesOf(one, depth + 1))];
}

/**
 * @param opened a reset before the open event is the handshake's, a later one the connection's
 * @returns the id of a cause, or undefined where the error leaves several open
 */
export function failureOf(error: unknown, opened: boolean): string | undefined {
  const names = namesOf(error);
  if (names.some((name) => name === "ECONNRESET" || name === "EPIPE")) return opened ? "lost/reset" : "handshake/dropped";
  const named = names.map((name) => failureNames.get(name)).find((cause) => cause !== undefined);
  const message = error instanceof Error ? error.message : "";
  return named ?? failureMessages.find(([part]) => message.includes(part))?.[1];
}

/** @param status of the answer to the opening handshake @returns the id of a cause, or undefined for statuses without one */
export const failureOfStatus = (status: number): string | undefined =>
  failureStatuses.find(([from, to]) => from <= status && status <= to)?.[2];

/**
 * The page tells the server when `open` has fired, so that a fault strikes an open socket however slow the machine is.
 * A pause of fixed length would make some faults arrive before `open`, and browsers report those differently.
 */
import { setTimeout as sleep } from "node:timers/promises";

/** How long to wait for a page that cannot tell, because its browser refuses the handshake or follows a redirect. */
const FALLBACK_MS = 1_000;

/** @type {Map<string, () => void>} */
const waiting = new Map();

/**
 * @param {string | undefined} id of the case, which is part of the socket's URL
 * @param {number} [waitMs]
 * @returns {Promise<void>}
 */
export async function pageHasOpened(id, waitMs = FALLBACK_MS) {
  const told = new Promise((resolve) => {
    if (id !== undefined) waiting.set(id, () => resolve(undefined));
  });
  await Promise.race([told, sleep(waitMs, undefined, { ref: false })]);
  if (id !== undefined) waiting.delete(id);
}

/** @param {string} id */
export function tellOpened(id) {
  waiting.get(id)?.();
}

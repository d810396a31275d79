/**
 * The page tells the server when `open` has fired, so that a fault strikes an open socket however slow the machine is.
 * A pause of fixed length would make some faults arrive before `open`, and browsers report those differently.
 */

/** @type {Map<string, () => void>} */
const waiting = new Map();

/**
 * Waits until the page says that its socket is open.
 *
 * @param {string} id of the case, which is part of the socket's URL
 * @returns {Promise<void>} pending for ever where the browser refuses the handshake
 */
export async function pageHasOpened(id) {
  await new Promise((resolve) => waiting.set(id, () => resolve(undefined)));
  waiting.delete(id);
}

/** @param {string} id */
export function tellOpened(id) {
  waiting.get(id)?.();
}

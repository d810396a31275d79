/** Opens the socket of one case, does what the page is to do, and returns what could be observed. */
// Served from dist by the lab: see server/page-files.mjs.
// @ts-expect-error the path exists only on the lab's server
import { probe, watch } from "./closecode/index.js";

/** @typedef {import('closecode').Observation} Observation */

/**
 * What the page does, in order, each step `afterMs` after the one before. The first waits for `open`, unless it says
 * `whileConnecting`.
 *
 * @typedef {object} Step
 * @property {boolean} [whileConnecting]
 * @property {number} [afterMs]
 * @property {number} [send] a binary message of so many bytes
 * @property {readonly [code?: number, reason?: string]} [close] arguments of close()
 *
 * @typedef {object} PageCase
 * @property {string} url
 * @property {readonly string[]} [protocols]
 * @property {readonly Step[]} [steps]
 * @property {number} [attempts] how often to connect; the last attempt is the one observed
 * @property {string} [crowd] URL of an echo server, to fill the browser with sockets before the attempt
 * @property {number} [crowdSize] how many
 * @property {boolean} [probe] whether to probe the URL after the close
 * @property {number} [giveUpMs] when to return what is known, if nothing has ended the socket
 * @property {string} browser as Observation names it
 */

const GIVE_UP_MS = 15_000;
/** A policy violation is reported in a task of its own. */
const POLICY_MS = 100;

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {PageCase} pageCase
 * @param {() => void} onOpen called whenever a socket has opened
 * @returns {Promise<Observation>}
 */
export async function runCase(pageCase, onOpen) {
  const crowd = await gather(pageCase);
  /** @type {Observation} */
  let observation = {};
  for (let attempt = pageCase.attempts ?? 1; attempt > 0; attempt -= 1)
    observation = await attemptOnce(pageCase, onOpen);
  for (const socket of crowd) socket.close();
  return pageCase.probe ? { ...observation, probe: await probe(pageCase.url) } : observation;
}

/**
 * @param {PageCase} pageCase
 * @param {() => void} onOpen
 * @returns {Promise<Observation>}
 */
async function attemptOnce({ url, protocols, steps = [], giveUpMs = GIVE_UP_MS, browser }, onOpen) {
  let refused = false;
  addEventListener("securitypolicyviolation", () => (refused = true), { once: true });
  let socket;
  try {
    socket = protocols === undefined ? new WebSocket(url) : new WebSocket(url, [...protocols]);
  } catch (error) {
    await sleep(POLICY_MS);
    return {
      thrown: /** @type {Error} */ (error).name,
      url,
      ...(protocols === undefined ? {} : { protocolsRequested: protocols }),
      online: navigator.onLine,
      visibility: document.visibilityState,
      pageSecure: location.protocol === "https:",
      ...(refused ? { blockedByPolicy: true } : {}),
      browser: /** @type {Observation['browser'] & {}} */ (browser),
    };
  }
  const watcher = watch(socket, { url, ...(protocols === undefined ? {} : { protocols }) });
  socket.addEventListener("open", onOpen);
  void act(socket, steps);
  const observation = await Promise.race([watcher.closed, sleep(giveUpMs).then(() => watcher.observation())]);
  watcher.stop();
  return observation;
}

/**
 * @param {WebSocket} socket
 * @param {readonly Step[]} steps
 */
async function act(socket, steps) {
  if (steps.length > 0 && !steps[0]?.whileConnecting)
    await new Promise((resolve) => socket.addEventListener("open", resolve));
  for (const { afterMs, send, close } of steps) {
    if (afterMs !== undefined) await sleep(afterMs);
    if (send !== undefined) socket.send(new Uint8Array(send));
    if (close !== undefined) socket.close(close[0], close[1]);
  }
}

/**
 * @param {PageCase} pageCase
 * @returns {Promise<readonly WebSocket[]>}
 */
async function gather({ crowd, crowdSize = 0 }) {
  const sockets = [];
  if (crowd !== undefined) {
    while (sockets.length < crowdSize) {
      const socket = new WebSocket(crowd);
      await new Promise((resolve, reject) => {
        socket.onopen = resolve;
        socket.onerror = () => reject(new Error(`only ${sockets.length} sockets could be opened`));
      });
      sockets.push(socket);
    }
  }
  return sockets;
}

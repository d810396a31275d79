/** Opens the socket of one case, does what the page is to do, and returns what could be observed. */
import { probe, watch } from "closecode";
import { Clock } from "./clock.mjs";

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
 * @property {boolean} [forbidden] whether a policy of the page forbids the URL
 * @property {boolean} [countsTrips] whether to count trips to the server from `open` to the close
 * @property {number} [giveUpMs] how long after the last step to return what is known, if nothing has ended the socket
 * @property {string} browser as Observation names it
 *
 * @typedef {object} Seen
 * @property {Observation} observation
 * @property {import('./clock.mjs').Readings} [readings] of the page's clock; absent when the constructor threw
 * @property {number} [trips] how often the page asked its server for something and got it, from `open` to the close
 */

/** Longer than anything takes that is expected to happen, on a busy machine too. */
const GIVE_UP_MS = 60_000;
/** A pause between two trips, so that they do not keep the browser from what they are held against. */
const TRIP_PAUSE_MS = 20;

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {EventTarget} target
 * @param {string} event
 */
const once = (target, event) =>
  new Promise((resolve) => target.addEventListener(event, () => resolve(undefined), { once: true }));

/**
 * @param {PageCase} pageCase
 * @param {() => void} onOpen called whenever a socket has opened
 * @returns {Promise<Seen>}
 */
export async function runCase(pageCase, onOpen) {
  const crowd = await gather(pageCase);
  /** @type {Seen} */
  let seen = { observation: {} };
  for (let attempt = pageCase.attempts ?? 1; attempt > 0; attempt -= 1) seen = await attemptOnce(pageCase, onOpen);
  for (const socket of crowd) socket.close();
  return pageCase.probe ? { ...seen, observation: { ...seen.observation, probe: await probe(pageCase.url) } } : seen;
}

/**
 * @param {PageCase} pageCase
 * @param {() => void} onOpen
 * @returns {Promise<Seen>}
 */
async function attemptOnce(pageCase, onOpen) {
  const { url, protocols, steps = [], giveUpMs = GIVE_UP_MS, countsTrips } = pageCase;
  const violation = once(globalThis, "securitypolicyviolation").then(() => true);
  const clock = new Clock();
  let socket;
  try {
    socket = protocols === undefined ? new WebSocket(url) : new WebSocket(url, [...protocols]);
  } catch (error) {
    // The violation is reported in a task of its own.
    const isForbidden = pageCase.forbidden && (await Promise.race([violation, sleep(GIVE_UP_MS).then(() => false)]));
    return { observation: whatThrew(pageCase, /** @type {Error} */ (error), isForbidden === true) };
  }
  clock.beforeWatch(socket);
  const watcher = watch(socket, { url, ...(protocols === undefined ? {} : { protocols }) });
  clock.afterWatch(socket);
  socket.addEventListener("open", onOpen);
  const trips = countsTrips ? countTrips(socket) : undefined;
  const nothing = act(socket, steps, clock).then(() => sleep(giveUpMs));
  const observation = await Promise.race([watcher.closed, nothing.then(() => watcher.observation())]);
  watcher.stop();
  return { observation, readings: clock.readings, ...(trips && { trips: trips() }) };
}

/**
 * What a page can say of a constructor that threw.
 *
 * @param {PageCase} pageCase
 * @param {Error} error
 * @param {boolean} isForbidden
 * @returns {Observation}
 */
function whatThrew({ url, protocols, browser }, { name }, isForbidden) {
  return {
    thrown: name,
    url,
    ...(protocols === undefined ? {} : { protocolsRequested: protocols }),
    online: navigator.onLine,
    visibility: document.visibilityState,
    pageSecure: location.protocol === "https:",
    ...(isForbidden ? { blockedByPolicy: true } : {}),
    browser: /** @type {Observation['browser'] & {}} */ (browser),
  };
}

/**
 * @param {WebSocket} socket
 * @param {readonly Step[]} steps
 * @param {Clock} clock
 */
async function act(socket, steps, clock) {
  if (steps.length > 0 && !steps[0]?.whileConnecting) {
    await Promise.race([once(socket, "open"), sleep(GIVE_UP_MS)]);
    if (socket.readyState === WebSocket.CONNECTING) return;
  }
  for (const { afterMs, send, close } of steps) {
    if (afterMs !== undefined) await sleep(afterMs);
    if (send !== undefined) clock.send(socket, new Uint8Array(send));
    if (close !== undefined) socket.close(close[0], close[1]);
  }
}

/**
 * Counts trips to the page's server: a clock that a busy machine slows down as much as what it measures.
 *
 * @param {WebSocket} socket
 * @returns {() => number} how many there were until now
 */
function countTrips(socket) {
  let trips = 0;
  socket.addEventListener("open", async () => {
    while (socket.readyState !== WebSocket.CLOSED) {
      await fetch("trip", { cache: "no-store" });
      trips += 1;
      await sleep(TRIP_PAUSE_MS);
    }
  });
  return () => trips;
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

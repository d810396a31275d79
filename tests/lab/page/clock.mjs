/**
 * Reads the page's clock just before and just after `watch` reads it. So each time in an observation lies between two
 * readings of the test's own, on every machine, and times.mjs can say when one does not.
 *
 * @typedef {readonly [before: number, after: number]} Reading
 *
 * @typedef {object} Readings
 * @property {Reading} begun the call of the constructor and of `watch`
 * @property {Reading} [opened]
 * @property {Reading} [received] the last message
 * @property {Reading} [sent] the last message of the page
 * @property {Reading} [ended] `close`, or `error` where no `close` followed
 */

const now = () => performance.now();

/** Which event is which reading. Of an `error` and the `close` after it, the later one stays. */
const EVENTS = /** @type {const} */ ([
  ["open", "opened"],
  ["message", "received"],
  ["error", "ended"],
  ["close", "ended"],
]);

export class Clock {
  #begun = now();
  /** @type {Map<string, number>} */
  #before = new Map();
  /** @type {Readings} */
  readings = { begun: [this.#begun, this.#begun] };

  /**
   * Listeners are called in the order they were added: these before those of `watch`.
   *
   * @param {WebSocket} socket
   */
  beforeWatch(socket) {
    for (const [event] of EVENTS) socket.addEventListener(event, () => this.#before.set(event, now()));
  }

  /**
   * And these after them.
   *
   * @param {WebSocket} socket
   */
  afterWatch(socket) {
    this.readings.begun = [this.#begun, now()];
    for (const [event, name] of EVENTS)
      socket.addEventListener(event, () => (this.readings[name] = [this.#before.get(event) ?? 0, now()]));
  }

  /**
   * Sends a message. A socket that is no longer open throws it away, and `watch` does not count it.
   *
   * @param {WebSocket} socket
   * @param {Uint8Array<ArrayBuffer>} message
   */
  send(socket, message) {
    const isOpen = socket.readyState === WebSocket.OPEN;
    const before = now();
    socket.send(message);
    if (isOpen) this.readings.sent = [before, now()];
  }
}

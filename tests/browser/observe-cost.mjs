/** What `watch` costs a message, for people to read. Nothing is asserted: the figures are those of one machine. */

/**
 * @typedef {object} ObserveCost nanoseconds a message more than without `watch`
 * @property {number} sendText `send` of a short text
 * @property {number} sendBuffer `send` of an ArrayBuffer
 * @property {number} sendBlob `send` of a Blob
 * @property {number} receive dispatching a `message`
 * @property {number} watching `watch` and `stop` together, for one socket
 */

/**
 * Uses nothing from outside itself, so that it runs in a page as well as in Node. The sockets do nothing, so that only
 * the cost of being watched is left; the loops that are compared take turns.
 *
 * @param {string} moduleUrl a module that exports `watch`
 * @returns {Promise<ObserveCost>}
 */
export async function measureObserveCost(moduleUrl) {
  const { watch } = await import(moduleUrl);
  class Socket extends EventTarget {
    url = "ws://localhost/";
    get readyState() {
      return 1;
    }
    send() {}
    close() {}
  }
  const plain = new Socket();
  const watched = new Socket();
  const watcher = watch(watched);
  // A page that has no listener of its own need not be told of messages at all, and would not be a fair comparison.
  plain.addEventListener("message", () => {});
  watched.addEventListener("message", () => {});
  const rounds = 25;

  /**
   * @param {(socket: Socket) => void} action
   * @param {number} [calls] a round
   */
  const compare = (action, calls = 20_000) => {
    const best = new Map([
      [plain, Infinity],
      [watched, Infinity],
    ]);
    for (let round = 0; round < rounds; round += 1) {
      for (const [socket, fastest] of best) {
        const from = performance.now();
        for (let call = 0; call < calls; call += 1) action(socket);
        best.set(socket, Math.min(fastest, performance.now() - from));
      }
    }
    // The fastest rounds: whatever else the machine does only adds to the others.
    return Math.round((((best.get(watched) ?? NaN) - (best.get(plain) ?? NaN)) / calls) * 1e6);
  };
  const send = (/** @type {unknown} */ data) => compare((socket) => /** @type {any} */ (socket).send(data));

  const message = new Event("message");
  const cost = {
    sendText: send("a short text"),
    sendBuffer: send(new ArrayBuffer(16)),
    sendBlob: send(new Blob(["a blob"])),
    receive: compare((socket) => void socket.dispatchEvent(message)),
    watching: compare((socket) => {
      if (socket === watched) watch(new Socket()).stop();
      else new Socket();
    }, 500),
  };
  watcher.stop();
  return cost;
}

/** A client that closes in every way a server can suffer: with codes, without, and by breaking the connection. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { CLOSES, SUFFERED } from "./closes.mjs";

/** How long a server may take to close. Some break off in silence, and then this is waited for in vain. */
const WAIT_MS = 5_000;

/**
 * @param {string} url
 * @param {object} [options]
 * @param {boolean} [options.asks] the server closes as a message "close 4001 reason" tells it
 */
export async function suffer(url, { asks = false } = {}) {
  for (const [how, reason] of SUFFERED) await meet(url, (socket) => end(socket, how, reason));
  if (asks) {
    for (const [code, reason] of CLOSES) await meet(url, (socket) => socket.send(`close ${code} ${reason}`));
    await meet(url, (socket) => socket.send("fail"));
  }
  // A server that meets this one has dealt with all before it.
  await meet(url, (socket) => socket.close(1000));
}

/**
 * @param {string} url
 * @param {(socket: WebSocket) => void} act
 */
async function meet(url, act) {
  const socket = new WebSocket(url);
  socket.on("error", () => {});
  await Promise.race([once(socket, "open"), once(socket, "close")]);
  if (socket.readyState === WebSocket.OPEN) {
    const closed = once(socket, "close");
    act(socket);
    await Promise.race([closed, sleep(WAIT_MS, undefined, { ref: false })]);
  }
  socket.terminate();
}

/**
 * @param {WebSocket} socket
 * @param {number | string} how
 * @param {string} reason
 */
function end(socket, how, reason) {
  const tcp = /** @type {import('node:net').Socket} */ (/** @type {any} */ (socket)._socket);
  if (typeof how === "number") return socket.close(how, reason);
  if (how === "empty") return socket.close();
  if (how === "fin") return tcp.destroy();
  if (how === "reset") return tcp.resetAndDestroy();
  if (how === "rsv1") return tcp.write(Buffer.from([0xc1, 0x80, 1, 2, 3, 4]));
  if (how === "utf8") return tcp.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]));
  return socket.send("x".repeat(100_000));
}

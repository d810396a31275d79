/** TCP servers that know every connection they have, so that stopping one leaves nothing behind. */
import { createServer } from "node:net";
import { takePort } from "../../support/ports.mjs";

/**
 * @typedef {object} Listener
 * @property {string} authority host:port
 * @property {() => Promise<void>} close ends every connection at once
 */

/**
 * @param {(socket: import('node:net').Socket) => void} handle
 * @param {{host?: string}} [options] an address of loopback
 * @returns {Promise<Listener>}
 */
export async function listenTcp(handle, { host = "127.0.0.1" } = {}) {
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  // Half-open connections are allowed because "the server ends its half" and "the server closes" are two faults.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Browsers reset what displeases them.
    socket.on("error", () => socket.destroy());
    handle(socket);
  });
  const port = await takePort();
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => resolve(undefined));
  });
  return {
    authority: `${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

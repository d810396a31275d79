/** Everything the demo speaks WebSocket on, to be attached to one `http.Server`: closes with any code, and faults. */
import { createCloseHandler } from "./close-server.mjs";
import { createFaultHandler } from "./fault-handler.mjs";

export function createDemoHandler() {
  const closes = createCloseHandler();
  const faults = createFaultHandler();
  return {
    /**
     * For the 'upgrade' event.
     *
     * @param {import('node:http').IncomingMessage} request
     * @param {import('node:stream').Duplex} socket
     * @param {Buffer} head
     */
    handleUpgrade(request, socket, head) {
      if (!faults.handleUpgrade(request, socket, head)) closes.handleUpgrade(request, socket, head);
    },

    /**
     * @param {import('node:http').IncomingMessage} request
     * @param {import('node:http').ServerResponse} response
     * @returns {boolean} false when the path belongs to somebody else
     */
    handleRequest(request, response) {
      return faults.handleRequest(request, response) || closes.handleRequest(request, response);
    },

    /** Ends every connection. */
    async closeAll() {
      faults.closeAll();
      await closes.closeAll();
    },
  };
}

/** A server that treats each connection as its script says, and notes when each attempt came. */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { listen } from "../../../web/demo/listen.mjs";
import { eventually } from "../../support/eventually.mjs";
import { takePort } from "../../support/ports.mjs";

/**
 * What happens to one attempt: `{status}` refuses the handshake, `{close, reason}` accepts and sends a Close frame,
 * `"drop"` accepts and ends TCP without one, `"stay"` keeps the connection. The last step holds for all that follow.
 *
 * @param {object} options
 * @param {readonly (object | string)[]} options.script
 * @param {number} [options.port]
 * @param {(socket: import("ws").WebSocket, apply: () => void) => void} [options.greet] speaks the library's protocol,
 *   then applies the step
 * @param {(request, socket, head, accepted) => void} [options.accept] a server of the library's own
 */
export async function startServer({ script, port, greet = (_socket, apply) => apply(), accept }) {
  const attempts = [];
  const open = new Set();
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: ([first]) => first });
  const server = createServer((_request, response) => response.writeHead(404).end());

  server.on("upgrade", (request, stream, head) => {
    stream.on("error", () => stream.destroy());
    const step = script[Math.min(attempts.length, script.length - 1)];
    attempts.push({ at: performance.now(), step });
    if (step.status) {
      stream.end(`HTTP/1.1 ${step.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const accepted = (socket) => {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
      greet(socket, () => {
        if (step === "drop") socket.terminate();
        else if (step.close) socket.close(step.close, step.reason ?? "");
        else stayed = true;
      });
    };
    if (accept) accept(request, stream, head, accepted);
    else sockets.handleUpgrade(request, stream, head, accepted);
  });

  let stayed = false;
  const listening = await listen(server, { host: "127.0.0.1", port: port ?? (await takePort()) });
  return {
    port: listening.port,
    url: `ws://${listening.authority}`,
    attempts,
    terminateAll: () => open.forEach((socket) => socket.terminate()),
    /** Resolves when the condition on this server holds. */
    until: (condition, what) => eventually(condition, () => `${what}; ${attempts.length} attempts came`),
    get stayed() {
      return stayed;
    },
    async close() {
      this.terminateAll();
      await listening.close();
    },
  };
}

/** Logs closes with Node's ws as people write it, in several hands. Arguments: server port, refused URL, client URLs. */
import { WebSocket, WebSocketServer } from "ws";

const [port, ...urls] = process.argv.slice(2);

/** @type {readonly ((code: number, reason: Buffer) => void)[]} */
const hands = [
  (code, reason) => console.log("WebSocket closed:", code, reason.toString()),
  (code, reason) => console.log(`[ws] connection closed code=${code} reason="${reason}"`),
  (code, reason) => console.log(`Socket closed with code ${code} and reason: ${reason}`),
  (code, reason) => console.log("ws close", { code, reason: reason.toString() }),
  (code, reason) => console.log(JSON.stringify({ level: "info", msg: "websocket closed", code, reason: `${reason}` })),
  (code, reason) => console.log(`${new Date().toISOString()} WARN client disconnected (${code}) ${reason}`),
  (code, reason) => console.log("Disconnected", code, reason),
  (code, reason) => console.log(`websocket connection closed: ${code} - ${reason || "no reason"}`),
  (code, reason) => console.log(`close code: ${code}, reason: ${reason || "(none)"}`),
  (code) => console.log(`WS closed (${code})`),
];

const clients = urls.map(async (url, i) => {
  // Every close with codes is told by several hands, and by all of them in turn.
  const steps = url.includes("/close?") ? [0, 3, 6] : [0];
  for (const step of steps) await meet(url, i, hands[(i + step) % hands.length]);
});

/**
 * @param {string} url
 * @param {number} i
 * @param {((code: number, reason: Buffer) => void) | undefined} hand
 */
function meet(url, i, hand) {
  const socket = new WebSocket(url, { handshakeTimeout: 5_000 });
  socket.on("error", (error) => console.log(i % 2 ? `WebSocket error: ${error.message}` : String(error)));
  return new Promise((resolve) => {
    socket.on("close", (code, reason) => {
      hand?.(code, reason);
      resolve(undefined);
    });
  });
}

await Promise.all(clients);
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(port), maxPayload: 1_000 });
let n = 0;
server.on("connection", (socket) => {
  const id = (n += 1);
  socket.on("error", (error) => console.error(error));
  socket.on("close", (code, reason) => console.log(`client ${id} closed the websocket: code ${code}, reason '${reason}'`));
  socket.on("message", (data) => {
    const [word, code, ...reason] = data.toString().split(" ");
    if (word === "close") {
      console.log(`closing websocket ${id} with ${code} ${reason.join(" ")}`);
      socket.close(Number(code), reason.join(" "));
    } else if (word === "fail") socket.terminate();
  });
});

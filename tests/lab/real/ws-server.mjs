/** An echo server with ws that says goodbye when told to stop. Below /mute it only listens. Argument: the port. */
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), maxPayload: 1_000 });
server.on("connection", (socket, { url = "" }) => {
  socket.on("error", () => {});
  if (url.startsWith("/mute")) return;
  socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
});
process.on("SIGTERM", () => {
  server.close();
  for (const client of server.clients) client.close(1001);
});

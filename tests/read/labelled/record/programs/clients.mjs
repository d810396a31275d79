/** Logs closes with SignalR, Socket.IO and Node's own WebSocket. Arguments: which, URLs. */
import { createServer } from "node:http";
import { HubConnectionBuilder, HttpTransportType, LogLevel } from "@microsoft/signalr";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { WebSocket, WebSocketServer } from "ws";
import { takePort } from "../../../../support/ports.mjs";
import { CLOSES } from "../closes.mjs";

const [refused] = process.argv.slice(2);

await signalR();
await socketIo();
process.exit(0);

async function signalR() {
  const port = await takePort();
  const server = new WebSocketServer({ host: "127.0.0.1", port });
  let turn = 0;
  server.on("connection", (socket) =>
    socket.once("message", () => {
      socket.send("{}\u001e");
      const [code, reason] = CLOSES[turn++ % CLOSES.length] ?? [1000, ""];
      const last = turn > CLOSES.length;
      // The client greets first; a server that hangs up on that is another story.
      setTimeout(() => (last ? socket.terminate() : socket.close(code, reason)), 200);
    }),
  );
  await new Promise((resolve) => server.once("listening", () => resolve(undefined)));
  for (const url of [...Array(CLOSES.length + 1).fill(`http://127.0.0.1:${port}/`), refused?.replace("ws:", "http:")]) {
    const hub = new HubConnectionBuilder()
      .withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets, WebSocket: /** @type {any} */ (WebSocket) })
      .configureLogging(LogLevel.Information)
      .build();
    const closed = new Promise((resolve) =>
      hub.onclose((error) => {
        console.log("Connection closed:", String(error ?? ""));
        resolve(undefined);
      }),
    );
    await hub.start().then(
      () => closed,
      (error) => console.log(String(error)),
    );
  }
  server.close();
}

async function socketIo() {
  const http = createServer();
  const server = new Server(http, { pingInterval: 300, pingTimeout: 300, transports: ["websocket"] });
  server.on("connection", (socket) => {
    socket.on("disconnect", (reason) => console.log(`socket ${socket.id} disconnected: ${reason}`));
    socket.on("how", (how) => (how === "kick" ? socket.disconnect(true) : how === "break" ? /** @type {any} */ (socket.conn.transport).socket.terminate() : undefined));
  });
  const port = await takePort();
  await new Promise((resolve) => http.listen(port, "127.0.0.1", () => resolve(undefined)));
  for (const how of ["kick", "break", "leave", "mute"]) {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ["websocket"], reconnection: false, forceNew: true });
    const gone = new Promise((resolve) =>
      socket.on("disconnect", (reason) => {
        console.log("socket.io disconnect:", reason);
        resolve(undefined);
      }),
    );
    const goneFromServer = new Promise((resolve) =>
      server.once("connection", (met) => met.on("disconnect", () => resolve(undefined))),
    );
    await new Promise((resolve) => socket.on("connect", () => resolve(undefined)));
    if (how === "leave") socket.disconnect();
    else if (how === "mute") /** @type {any} */ (socket.io.engine).transport.ws.send = () => {};
    else socket.emit("how", how);
    await Promise.all([gone, goneFromServer]);
  }
  const failing = io(refused?.replace("ws:", "http:") ?? "", { transports: ["websocket"], reconnection: false });
  await new Promise((resolve) =>
    failing.on("connect_error", (error) => {
      console.log("connect_error:", error.message);
      resolve(undefined);
    }),
  );
}

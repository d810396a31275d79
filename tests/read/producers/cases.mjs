/** The server that ends connections on request, and what each end is. */
import { once } from "node:events";
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { takePort } from "../../support/ports.mjs";

/**
 * `code` and `reason` are what the frame carries; `status` is the HTTP status of a refused handshake; "drop" ends TCP.
 * @type {readonly {path: string, code?: number, reason?: string, status?: number, drop?: boolean}[]}
 */
export const ends = [
  { path: "/close/1000", code: 1000 },
  { path: "/close/1000?goodbye", code: 1000, reason: "goodbye" },
  { path: "/close/1001", code: 1001 },
  { path: "/close/1001?server going down", code: 1001, reason: "server going down" },
  { path: "/close/1002", code: 1002 },
  { path: "/close/1003?text only", code: 1003, reason: "text only" },
  { path: "/close/1007", code: 1007 },
  { path: "/close/1008?policy", code: 1008, reason: "policy" },
  { path: "/close/1009?too big", code: 1009, reason: "too big" },
  { path: "/close/1011", code: 1011 },
  { path: "/close/1011?keepalive ping timeout", code: 1011, reason: "keepalive ping timeout" },
  { path: "/close/1012?restart", code: 1012, reason: "restart" },
  { path: "/close/1013?try later", code: 1013, reason: "try later" },
  { path: "/close/3000?unauthorized", code: 3000, reason: "unauthorized" },
  { path: "/close/3008", code: 3008 },
  { path: "/close/4000", code: 4000 },
  { path: "/close/4001?token expired", code: 4001, reason: "token expired" },
  { path: "/close/4401?認証が必要です", code: 4401, reason: "認証が必要です" },
  { path: "/close/4999?a \"quoted\" word", code: 4999, reason: 'a "quoted" word' },
  { path: "/empty", code: 1005 },
  { path: "/drop", code: 1006, drop: true },
  { path: "/http/401", status: 401 },
  { path: "/http/403", status: 403 },
  { path: "/http/404", status: 404 },
  { path: "/http/502", status: 502 },
  { path: "/http/503", status: 503 },
];

const statusLine = { 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 502: "Bad Gateway", 503: "Service Unavailable" };

function endSocket(socket, path) {
  const end = ends.find((candidate) => encodeURI(candidate.path) === path);
  if (end?.drop) socket.terminate();
  else if (end?.code === 1005) socket.close();
  else if (end?.code) socket.close(end.code, end.reason);
}

/** @returns {Promise<{authority: string, url: (path: string) => string, close: () => Promise<void>}>} */
export async function startCases() {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => {});
    const status = /^\/http\/(\d+)/u.exec(request.url)?.[1];
    if (status) {
      socket.end(`HTTP/1.1 ${status} ${statusLine[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (upgraded) => {
      upgraded.on("error", () => {});
      // A moment in which the connection is plainly open.
      setTimeout(() => endSocket(upgraded, request.url), 50);
    });
  });
  const port = await takePort();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    url: (path) => `ws://${authority}${encodeURI(path)}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}

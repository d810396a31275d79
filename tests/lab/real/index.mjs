/** Starts the proxies and servers that a set of cases talks to. */
import { once } from "node:events";
import { WebSocketServer } from "ws";
import { Workspace } from "../../browser/harness/workspace.mjs";
import { freePort, listenTcp } from "../server/listener.mjs";
import { stopProgram } from "./program.mjs";
import { startApache, startHaproxy, startNginx } from "./proxies.mjs";
import { startServer } from "./servers.mjs";

const PROXIES = { nginx: startNginx, haproxy: startHaproxy, apache: startApache };
const SERVERS = /^(ws|websockets|uvicorn)(-kill|-drain)?$/;

/**
 * @param {readonly import('../cases.mjs').Case[]} cases
 * @returns {Promise<readonly (import('../server/listener.mjs').Listener & {name: string})[]>}
 */
export async function startReal(cases) {
  const names = [...new Set(cases.map(({ target }) => target.server ?? ""))];
  const proxies = names.filter((name) => name in PROXIES);
  const servers = names.filter((name) => SERVERS.test(name));
  if (proxies.length + servers.length === 0) return [];

  const workspace = new Workspace("real");
  const hung = await listenTcp((socket) => socket.resume());
  const echo = await startUpstream((socket) => socket.on("message", (data) => socket.send(data)));
  const mute = await startUpstream(() => {});
  /** @type {import('./program.mjs').Running[]} */
  const running = [];
  const close = async () => {
    await Promise.all(running.map(({ child }) => stopProgram(child)));
    await Promise.all([workspace.dispose(), hung.close(), echo.close(), mute.close()]);
  };
  const upstreams = {
    echo: echo.authority,
    mute: mute.authority,
    hung: hung.authority,
    dead: `127.0.0.1:${await freePort()}`,
  };
  const start = async (
    /** @type {string} */ name,
    /** @type {Promise<import('./program.mjs').Running>} */ starting,
  ) => {
    const started = await starting;
    running.push(started);
    return { name, authority: started.authority };
  };
  try {
    const started = await Promise.all([
      ...proxies.map((name) =>
        start(name, PROXIES[/** @type {keyof typeof PROXIES} */ (name)](workspace, upstreams)),
      ),
      ...servers.map((name) => start(name, startServer(workspace, name))),
    ]);
    // One workspace holds them all, and ends once.
    return started.map((server, i) => ({ ...server, close: i === 0 ? close : async () => {} }));
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * A well-behaved WebSocket server behind the proxies.
 *
 * @param {(socket: import('ws').WebSocket) => void} serve
 */
async function startUpstream(serve) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (socket) => {
    socket.on("error", () => {});
    serve(socket);
  });
  await once(server, "listening");
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    authority: `127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        for (const client of server.clients) client.terminate();
      }),
  };
}

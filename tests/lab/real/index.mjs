/** Starts the proxies and servers that a set of cases talks to. */
import { takePort } from "../../support/ports.mjs";
import { Workspace } from "../../browser/harness/workspace.mjs";
import { listenTcp } from "../server/listener.mjs";
import { stopProgram } from "./program.mjs";
import { startApache, startHaproxy, startNginx } from "./proxies.mjs";
import { startServer } from "./servers.mjs";

const PROXIES = { nginx: startNginx, haproxy: startHaproxy, apache: startApache };
const SERVERS = /^(ws|websockets|uvicorn)(-kill|-drain)?$/;
/** The server behind the proxies: a process of its own, so that it answers in time whatever the tests are busy with. */
const UPSTREAM = "ws";

/**
 * @param {readonly import('../cases.mjs').Case[]} cases
 * @returns {Promise<readonly (import('../server/listener.mjs').Listener & {name: string})[]>}
 */
export async function startReal(cases) {
  const names = [...new Set(cases.map(({ target }) => target.server ?? ""))];
  const proxies = names.filter((name) => name in PROXIES);
  const servers = names.filter((name) => SERVERS.test(name) && name !== UPSTREAM);
  if (!names.some((name) => name in PROXIES || SERVERS.test(name))) return [];

  const workspace = new Workspace("real");
  const hung = await listenTcp((socket) => socket.resume());
  /** @type {import('./program.mjs').Running[]} */
  const running = [];
  const close = async () => {
    await Promise.all(running.map(({ child }) => stopProgram(child)));
    await Promise.all([workspace.dispose(), hung.close()]);
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
    const upstream = await start(UPSTREAM, startServer(workspace, UPSTREAM));
    const addresses = { echo: upstream.authority, hung: hung.authority, dead: `127.0.0.1:${await takePort()}` };
    const others = await Promise.all([
      ...proxies.map((name) =>
        start(name, PROXIES[/** @type {keyof typeof PROXIES} */ (name)](workspace, addresses)),
      ),
      ...servers.map((name) => start(name, startServer(workspace, name))),
    ]);
    // One workspace holds them all, and ends once.
    return [{ ...upstream, close }, ...others.map((server) => ({ ...server, close: async () => {} }))];
  } catch (error) {
    await close();
    throw error;
  }
}

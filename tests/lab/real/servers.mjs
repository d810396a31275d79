/** The servers people run: ws from npm, websockets and uvicorn from Debian's Python. */
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { takePort } from "../../support/ports.mjs";
import { pageHasOpened } from "../../../web/demo/faults/opened.mjs";
import { startProgram } from "./program.mjs";

/** Debian's own, whichever Python is first in PATH: the libraries are packages of it. */
const PYTHON = "/usr/bin/python3";
/** A moment in which the connection is plainly in use. */
const SETTLE_MS = 100;

const file = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** @type {Readonly<Record<string, (port: number) => [string, ...string[]]>>} */
const COMMANDS = {
  ws: (port) => [process.execPath, file("ws-server.mjs"), String(port)],
  websockets: (port) => [PYTHON, file("websockets_server.py"), String(port)],
  uvicorn: (port) => [
    PYTHON,
    "-m",
    "uvicorn",
    `--app-dir=${file(".")}`,
    "--host=127.0.0.1",
    `--port=${port}`,
    "--ws=websockets",
    "--ws-max-size=1000",
    "--lifespan=off",
    "--log-level=warning",
    "uvicorn_app:app",
  ],
};

/** What is done to a server once the page of its case has an open socket: kill -9, or the polite request to stop. */
const SIGNALS = /** @type {const} */ ({ kill: "SIGKILL", drain: "SIGTERM" });

/**
 * @param {import('../../browser/harness/workspace.mjs').Workspace} workspace
 * @param {string} name such as "ws", or "ws-kill" for one that dies in the case of that name
 * @returns {Promise<import('./program.mjs').Running>}
 */
export async function startServer(workspace, name) {
  const [kind = "", fate = ""] = name.split("-");
  const command = COMMANDS[kind];
  if (command === undefined) throw new Error(`The lab has no server called ${name}.`);
  const port = await takePort();
  const child = await startProgram(workspace, { command: command(port), port });
  const signal = SIGNALS[/** @type {keyof typeof SIGNALS} */ (fate)];
  if (signal !== undefined) {
    void pageHasOpened(name)
      .then(() => sleep(SETTLE_MS))
      .then(() => child.kill(signal));
  }
  return { authority: `127.0.0.1:${port}`, child };
}

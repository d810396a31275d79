/** Runs one program to its end, or until it is told to stop, and keeps the lines it prints. */
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { Workspace } from "../../../browser/harness/workspace.mjs";

const LIMIT_MS = 240_000;
const START_MS = 120_000;

/** @param {string} name of a program in programs/ */
export const program = (name) => fileURLToPath(new URL(`programs/${name}`, import.meta.url));

/**
 * @param {readonly [string, ...string[]]} command
 * @param {object} [options]
 * @param {Record<string, string>} [options.env]
 * @param {number} [options.port] the program is a server: `during` runs once it listens there, and then it is stopped
 * @param {() => Promise<void>} [options.during]
 * @param {NodeJS.Signals} [options.stop]
 * @returns {Promise<readonly string[]>} its output and its errors, line by line
 */
export async function run([file, ...args], { env = {}, port, during, stop = "SIGTERM" } = {}) {
  const workspace = new Workspace("record");
  try {
    const child = workspace.spawn(file, args, {
      env: workspace.environment({ PATH: `${process.env["PATH"]}:/usr/sbin`, ...env }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (said += text));
    // Not "exit": what it printed last may still be on its way then.
    const gone = once(child, "close");
    if (port !== undefined) {
      await listening(port);
      await during?.();
      child.kill(stop);
    }
    await Promise.race([gone, sleep(LIMIT_MS, undefined, { ref: false })]);
    return said.split(/\r?\n/);
  } finally {
    await workspace.dispose();
  }
}

/** @param {number} port */
async function listening(port) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const open = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (open) return;
    if (Date.now() > deadline) throw new Error(`Nothing listens on port ${port}.`);
    await sleep(100);
  }
}

/** A real server as a process of its own: started, waited for, and gone with its workspace. */
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const START_MS = 120_000;
const STOP_MS = 10_000;

/** @typedef {{authority: string, child: import('node:child_process').ChildProcess}} Running */

/**
 * @param {import('../../browser/harness/workspace.mjs').Workspace} workspace
 * @param {object} program
 * @param {readonly [string, ...string[]]} program.command
 * @param {number} program.port where it will listen
 * @returns {Promise<import('node:child_process').ChildProcess>} once it accepts connections
 */
export async function startProgram(workspace, { command: [file, ...args], port }) {
  const child = workspace.spawn(file, args, {
    // Debian keeps servers where only root looks for programs.
    env: workspace.environment({ PATH: `${process.env["PATH"]}:/usr/sbin` }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (/** @type {Buffer} */ chunk) => (said = (said + chunk).slice(-4_000));
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  let missing = /** @type {Error | undefined} */ (undefined);
  child.once("error", (error) => (missing = error));

  const deadline = Date.now() + START_MS;
  while (!(await accepts(port))) {
    if (missing !== undefined || child.exitCode !== null || Date.now() > deadline)
      throw new Error(
        `${file} did not start; ".ci/setup lab" installs what the lab needs. It said: ${missing ?? said}`,
      );
    await sleep(50);
  }
  return child;
}

/**
 * Asks a program to stop and gives it a moment, because only the program itself can collect its own children.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export async function stopProgram(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await Promise.race([gone, sleep(STOP_MS, undefined, { ref: false })]);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/**
 * A folder of its own for every browser, and the promise that nothing is left behind: no folder, no process, also when
 * a test fails, the run is interrupted or the test runner stops it.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** @type {Set<Workspace>} */
const open = new Set();
let watching = false;

function watchForExit() {
  if (watching) return;
  watching = true;
  process.on("exit", () => {
    for (const workspace of open) workspace.disposeNow();
  });
  // The runner ends a test file that takes too long with SIGTERM; by default that skips the 'exit' handlers.
  for (const [signal, number] of /** @type {const} */ ([
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ])) {
    process.on(signal, () => process.exit(128 + number));
  }
}

export class Workspace {
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];

  /** @param {string} name shows up in the folder's name */
  constructor(name) {
    watchForExit();
    this.folder = mkdtempSync(path.join(tmpdir(), `closecode-${name}-`));
    open.add(this);
  }

  /**
   * The environment for a browser: its home is the workspace, so that it neither reads nor writes the user's settings,
   * and no proxy stands between it and the loopback interface.
   *
   * @param {Record<string, string>} [more]
   * @returns {Record<string, string>}
   */
  environment(more = {}) {
    const kept = Object.entries(process.env).filter(
      ([name]) => !/proxy$/i.test(name) && !name.startsWith("XDG_"),
    );
    return {
      .../** @type {Record<string, string>} */ (Object.fromEntries(kept)),
      HOME: this.folder,
      TMPDIR: this.folder,
      XDG_RUNTIME_DIR: this.folder,
      ...more,
    };
  }

  /**
   * Starts a program whose whole process group ends with this workspace.
   *
   * @param {string} command
   * @param {readonly string[]} args
   * @param {{env?: Record<string, string>, stdio?: import('node:child_process').StdioOptions}} [options]
   */
  spawn(command, args, { env = this.environment(), stdio = "ignore" } = {}) {
    // `detached` makes the child the leader of a new group; browsers start helpers, and one signal must reach them all.
    const child = spawn(command, args, { env, stdio, cwd: this.folder, detached: true });
    child.on("error", () => {});
    this.#children.push(child);
    return child;
  }

  /** Ends the processes, waits until they are gone, removes the folder. */
  async dispose() {
    const running = this.#children.filter(
      (child) => child.exitCode === null && child.signalCode === null && child.pid,
    );
    const gone = running.map((child) => new Promise((resolve) => child.once("exit", resolve)));
    this.#killAll();
    await Promise.race([Promise.all(gone), new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
    this.disposeNow();
  }

  /** The same without waiting, for the end of the process. */
  disposeNow() {
    this.#killAll();
    open.delete(this);
    try {
      // Helpers of a browser that was just killed may still write; rmSync tries again for that.
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch (error) {
      // Thrown from an 'exit' handler, this would keep the others from ending their browsers.
      console.error(`${this.folder} could not be removed:`, error);
    }
  }

  #killAll() {
    for (const { pid } of this.#children) {
      if (pid === undefined) continue;
      try {
        process.kill(-pid, "SIGKILL");
      } catch {
        // The group has already ended.
      }
    }
  }
}

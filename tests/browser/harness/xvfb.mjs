/** A screen for a browser that cannot run without one. */
import { START_MS } from "./browser.mjs";
import { withDeadline } from "./deadline.mjs";
import { findExecutable } from "./executable.mjs";

/**
 * @param {import('./workspace.mjs').Workspace} workspace the screen ends with it
 * @returns {Promise<string>} the display, e.g. ":99"
 */
export async function startXvfb(workspace) {
  const program = findExecutable("Xvfb", "xvfb");
  // Xvfb itself picks a number that is free and reports it on file descriptor 3: no guessing, no race.
  const args = ["-displayfd", "3", "-screen", "0", "2000x2000x24", "-nolisten", "tcp"];
  const child = workspace.spawn(program, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const report = new Promise((resolve, reject) => {
    let text = "";
    child.stdio[3]?.on("data", (chunk) => {
      text += chunk;
      if (text.endsWith("\n")) resolve(`:${text.trim()}`);
    });
    child.once("exit", (code) => reject(new Error(`Xvfb ended with ${code} before it had a screen.`)));
  });
  return withDeadline(report, START_MS, "Starting Xvfb");
}

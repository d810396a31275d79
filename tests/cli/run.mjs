/** Runs the command as a person would, and gives back what it printed. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/**
 * @param {readonly string[]} args
 * @param {{input?: string | Uint8Array, env?: Record<string, string>}} [options] `env` replaces the locale of the machine
 * @returns {Promise<{status: number | null, stdout: string, stderr: string}>}
 */
export function closecode(args, { input, env = {} } = {}) {
  const { LC_ALL: _all, LC_MESSAGES: _messages, LANG: _lang, ...rest } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { ...rest, ...env } });
  const parts = { stdout: [], stderr: [] };
  child.stdout.on("data", (chunk) => parts.stdout.push(chunk));
  child.stderr.on("data", (chunk) => parts.stderr.push(chunk));
  // A program that refuses its input early closes the pipe; what it printed is what counts.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const text = (list) => Buffer.concat(list).toString("utf8");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout: text(parts.stdout), stderr: text(parts.stderr) }));
  });
}

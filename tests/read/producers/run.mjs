/** Runs a program to its end and gives what it printed. */
import { execFile } from "node:child_process";

/** Ports, times and folders change from run to run; a vector says the same each time. */
export const steady = (text, authority) =>
  text
    .replaceAll(authority, "127.0.0.1:8080")
    .replaceAll(/127\.0\.0\.1:(?!8080)\d{4,5}\b/gu, "127.0.0.1:51544")
    .replaceAll(/\('127\.0\.0\.1', \d+\)/gu, "('127.0.0.1', 51544)")
    .replaceAll(/(?<=File ")[^"]*\/(?=[\w-]+\.py")/gu, "")
    .replaceAll(/(?<=\()(?:file:\/\/)?\/[^)\s]*\//gu, "")
    .replaceAll(/\b\d{4}([-/]\d\d)\1(?=\d)/gu, (date) => date)
    .replaceAll(/at (?:file:\/\/)?\/\S*\//gu, "at ");

/**
 * @param {readonly string[]} command
 * @param {{cwd?: string, env?: Record<string, string>}} [options]
 * @returns {Promise<string>} stdout and stderr
 */
export function run([file, ...args], options = {}) {
  const env = { ...process.env, ...options.env };
  return new Promise((resolve, reject) => {
    execFile(file, args, { ...options, env, timeout: 120_000, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error && error.code === "ENOENT") reject(error);
      else resolve(stdout + stderr);
    });
  });
}

/** What the program printed about each URL, by what it announced with "URL …". */
export function byUrl(output) {
  const parts = output.split(/^.*\bURL (ws:\/\/\S+)$/mu);
  const found = new Map();
  for (let i = 1; i < parts.length; i += 2) found.set(parts[i], parts[i + 1].replace(/^\n/u, ""));
  return found;
}

/** The Debian version of a package. */
export async function packageVersion(name) {
  return (await run(["dpkg-query", "-W", "-f", "${Version}", name])).trim();
}

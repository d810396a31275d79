/** The package as people get it: packed, and installed into an empty project that has nothing else. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmCommand } from "../../.ci/process.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "build", "package");

/** @returns what the program printed @throws with all it said when it fails */
export function run(program, args, { cwd = root, env = process.env, input } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, input, encoding: "utf8", maxBuffer: 1 << 26 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** Runs npm and gives what it prints. @throws when it fails */
export function npm(args, options) {
  const [program, ...rest] = npmCommand(...args);
  return run(program, rest, options);
}

/** @returns {{file: string, files: readonly string[]}} the tarball, and what it holds */
export function pack(name) {
  const destination = join(folder, name);
  rmSync(destination, { recursive: true, force: true });
  mkdirSync(destination, { recursive: true });
  const [{ filename, files }] = JSON.parse(npm(["pack", "--json", "--pack-destination", destination]));
  return { file: join(destination, filename), files: files.map(({ path }) => path) };
}

/**
 * An empty project with the tarball installed. The tarball has no dependencies, so nothing is fetched.
 * @param {string} name of the project's folder below build/package
 * @param {object} [manifest] what package.json has besides
 */
export function install(name, manifest = { type: "module" }) {
  const { file } = pack(name);
  const project = mkdtempSync(join(folder, name, "project-"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, ...manifest }));
  npm(["install", "--offline", "--no-audit", "--no-fund", file], { cwd: project });
  return project;
}

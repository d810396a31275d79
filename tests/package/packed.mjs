/** The package as people get it: packed, and installed into an empty project that has nothing else. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesUnder } from "../../.ci/files.mjs";
import { npmCommand } from "../../.ci/process.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "build", "package");
const HOUR_MS = 3_600_000;

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

/**
 * Packs and installs the package, unless a test has done so since it was built. npm needs seconds for each.
 *
 * @returns {string} a folder with the tarball, what npm says of it, and a project with the tarball installed
 */
function packedFolder() {
  const made = join(folder, `packed-${fingerprint()}`);
  if (existsSync(made)) return made;
  mkdirSync(folder, { recursive: true });
  removeOld();
  const making = mkdtempSync(join(folder, "making-"));
  const [packed] = JSON.parse(npm(["pack", "--json", "--pack-destination", making]));
  writeFileSync(join(making, "packed.json"), JSON.stringify(packed));
  const project = join(making, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  // The tarball has no dependencies, so nothing is fetched.
  npm(["install", "--offline", "--no-audit", "--no-fund", join("..", packed.filename)], { cwd: project });
  try {
    renameSync(making, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
    // Another test was faster.
    rmSync(making, { recursive: true });
  }
  return made;
}

/** Changes with every file that may be packed. The site is in dist, but not in the package. */
function fingerprint() {
  const hash = createHash("sha256");
  const own = ["package.json", "README.md", "CHANGELOG.md", "LICENSE"].map((name) => join(root, name));
  const built = filesUnder(join(root, "dist"), /./).filter((path) => !path.startsWith(join(root, "dist", "site/")));
  for (const path of [...own, ...built]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** Removes what earlier builds left. What is younger may be in use by another run of the tests. */
function removeOld() {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > HOUR_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** @returns {{file: string, files: readonly string[]}} the tarball, and what it holds */
export function pack() {
  const made = packedFolder();
  const { filename, files } = JSON.parse(readFileSync(join(made, "packed.json"), "utf8"));
  return { file: join(made, filename), files: files.map(({ path }) => path) };
}

/**
 * An empty project with the tarball installed, for this process alone.
 * @param {string} name begins the name of the project's folder below build/package
 * @param {object} [manifest] what package.json has besides
 */
export function install(name, manifest = { type: "module" }) {
  const installed = join(packedFolder(), "project");
  const project = mkdtempSync(join(folder, `${name}-`));
  process.once("exit", () => rmSync(project, { recursive: true, force: true }));
  cpSync(installed, project, { recursive: true, verbatimSymlinks: true });
  const own = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ ...own, ...manifest }));
  return project;
}

/**
 * Puts a folder that was just built in the place of an older one, while a server may be reading from it: there is no
 * moment in which a file of both is missing.
 */
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/**
 * Moves every file of `from` to the same place in `to`, then removes from `to` what `from` did not have. Both are on one
 * file system, because there a file is replaced in one step.
 *
 * @param {object} options
 * @param {string} options.from the new folder; it is gone afterwards
 * @param {string} options.to the folder that is replaced; it is made when it is missing
 * @param {readonly string[]} [options.keep] names directly in `to` that belong to somebody else and stay
 */
export function replaceFolder({ from, to, keep = [] }) {
  mkdirSync(to, { recursive: true });
  const before = new Set(filesIn(to).filter((path) => !keep.includes(topOf(path))));
  const wanted = filesIn(from);
  // New files first: a file that is replaced may already name them.
  const inOrder = [...wanted.filter((path) => !before.has(path)), ...wanted.filter((path) => before.has(path))];
  for (const path of inOrder) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    renameSync(join(from, path), join(to, path));
  }
  const isWanted = new Set(wanted);
  for (const path of before) if (!isWanted.has(path)) rmSync(join(to, path), { force: true });
  removeEmptyFolders(to, keep);
  rmSync(from, { recursive: true, force: true });
}

/** @param {string} path relative */
const topOf = (path) => path.split(sep)[0] ?? path;

/** @param {string} folder @returns {string[]} the paths of its files, relative to it */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
}

/** @param {string} folder @param {readonly string[]} [keep] */
function removeEmptyFolders(folder, keep = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || keep.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    removeEmptyFolders(path);
    if (readdirSync(path).length === 0) rmSync(path, { recursive: true });
  }
}

import { existsSync, readdirSync } from "node:fs";

/** Paths of the files under a folder whose path matches, in a stable order; none where the folder is missing. */
export function filesUnder(folder, pattern) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
    .filter((path) => pattern.test(path) && !path.includes("node_modules/"))
    .sort();
}

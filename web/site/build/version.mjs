/** The version that readers see and that names the cache: the package's, and a mark of what the scripts and styles are. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** @param {string} out the site's folder, its assets already in it @param {string} packageVersion e.g. "0.1.0" */
export function versionOf(out, packageVersion) {
  const hash = createHash("sha256");
  for (const name of readdirSync(join(out, "assets")).sort()) hash.update(name).update(readFileSync(join(out, "assets", name)));
  return `${packageVersion}-${hash.digest("hex").slice(0, 8)}`;
}

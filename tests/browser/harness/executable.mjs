/**
 * Finds the programs of the Debian packages, and says what to install when one is missing.
 */
import { accessSync, constants } from "node:fs";
import path from "node:path";

/**
 * @param {string} program name of the executable
 * @param {string} debianPackage the package that brings it
 * @returns {string} its absolute path
 * @throws {Error} when it is not on PATH. A missing browser is a failure, never a reason to skip its tests.
 */
export function findExecutable(program, debianPackage) {
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    const candidate = path.join(folder, program);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder.
    }
  }
  throw new Error(
    `"${program}" is not installed, and the browser tests cannot do without it. ` +
      `It is in the Debian package ${debianPackage}; ".ci/setup browsers" installs what these tests need.`,
  );
}

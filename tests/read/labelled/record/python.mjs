/** Debian's own Python, whichever is first in PATH: the libraries are packages of it. */
import { execFileSync } from "node:child_process";

export const PYTHON = "/usr/bin/python3";

/**
 * @param {string} module
 * @returns {string} its version
 */
export const python = (module, name = "__version__") =>
  execFileSync(PYTHON, ["-c", `import ${module}; print(${module}.${name})`], { encoding: "utf8" }).trim();

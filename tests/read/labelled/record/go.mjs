/** Compiles a Go program against Debian's packages and records it as a client, then as a server. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { Workspace } from "../../../browser/harness/workspace.mjs";
import { takePort } from "../../../support/ports.mjs";
import { CLIENT_PATHS } from "./closes.mjs";
import { program, run } from "./run.mjs";
import { suffer } from "./suffer.mjs";

/**
 * @param {string} name
 * @param {string} debianPackage
 * @param {{faults: string, refused: string}} lab
 */
export async function recordGo(name, debianPackage, { faults, refused }) {
  const workspace = new Workspace("go");
  try {
    const binary = path.join(workspace.folder, name);
    const env = { GOPATH: "/usr/share/gocode", GO111MODULE: "off", GOCACHE: workspace.folder, GOFLAGS: "" };
    execFileSync("go", ["build", "-o", binary, program(`${name}.go`)], { env: workspace.environment(env) });
    const port = await takePort();
    const urls = [...CLIENT_PATHS.map((path) => faults + path), refused, "ws://nowhere.invalid/"];
    const lines = await run([binary, String(port), ...urls], {
      port,
      during: () => suffer(`ws://127.0.0.1:${port}/`, { asks: true }),
    });
    const version = execFileSync("dpkg-query", ["-W", "-f", "${Version}", debianPackage], { encoding: "utf8" });
    return { producer: `${name} ${version.replace(/-.*/, "")}`, lines };
  } finally {
    await workspace.dispose();
  }
}

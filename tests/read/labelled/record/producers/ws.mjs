/** Node's ws, and lines around it as people write them. */
import { readFileSync } from "node:fs";
import { takePort } from "../../../../support/ports.mjs";
import { CLIENT_PATHS } from "../closes.mjs";
import { program, run } from "../run.mjs";
import { suffer } from "../suffer.mjs";

const { version } = JSON.parse(readFileSync(new URL("../../../../../node_modules/ws/package.json", import.meta.url), "utf8"));

/** @param {{faults: string, refused: string}} lab */
export async function record({ faults, refused }) {
  const port = await takePort();
  const urls = [...CLIENT_PATHS.map((path) => faults + path), refused, "ws://nowhere.invalid/"];
  const lines = await run([process.execPath, program("ws.mjs"), String(port), ...urls], {
    port,
    during: () => suffer(`ws://127.0.0.1:${port}/`, { asks: true }),
  });
  // The stack below an error is not about the close.
  return { producer: `ws ${version}`, lines: lines.filter((line) => !/^\s+at |^[{}]|^  \[?(Symbol|status)/.test(line)) };
}

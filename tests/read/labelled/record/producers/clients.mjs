/** SignalR's and Socket.IO's JavaScript clients. */
import { readFileSync } from "node:fs";
import { program, run } from "../run.mjs";

const version = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(new URL(`../../../../../node_modules/${name}/package.json`, import.meta.url), "utf8")).version;

/** @param {{refused: string}} lab */
export async function record({ refused }) {
  const lines = await run([process.execPath, program("clients.mjs"), refused]);
  return {
    producer: `@microsoft/signalr ${version("@microsoft/signalr")}, socket.io ${version("socket.io")}`,
    lines: lines.filter((line) => !/^\s+at /.test(line)),
  };
}

/**
 * What `npm start` runs after the build: the page and its WebSocket server on one port of this machine.
 *
 *   node web/demo/main.mjs [--dist <folder>]
 *
 * PORT chooses the port; without it 8080 is used, or the next one that is free.
 */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createDemoHandler } from "./demo-handler.mjs";
import { listen } from "./listen.mjs";
import { createSiteHandler } from "./site-server.mjs";

const HOST = "127.0.0.1";
const FIRST_PORT = 8080;
const PORTS_TO_TRY = 100;

/**
 * @param {string} dist the folder the build wrote
 * @param {number | undefined} wanted this port or none; undefined looks for a free one
 */
async function start(dist, wanted) {
  const sockets = createDemoHandler();
  const serveFile = createSiteHandler({
    mounts: [
      { prefix: "/", folder: path.join(dist, "site") },
      { prefix: "/closecode/", folder: dist },
    ],
  });
  const makeServer = () =>
    createServer((request, response) => {
      if (sockets.handleRequest(request, response)) return;
      serveFile(request, response).catch(() => response.destroy());
    }).on("upgrade", sockets.handleUpgrade);

  for (let port = wanted ?? FIRST_PORT; ; port += 1) {
    try {
      const listening = await listen(makeServer(), { host: HOST, port });
      return { ...listening, closeSockets: sockets.closeAll };
    } catch (error) {
      const reason = error instanceof Error && "code" in error ? error.code : undefined;
      if (reason === "EACCES")
        throw new Error(`You may not listen on port ${port}. Set PORT to one above 1023.`);
      if (reason !== "EADDRINUSE") throw error;
      if (wanted !== undefined)
        throw new Error(`Port ${port} is in use. Set PORT to another one, or leave it out.`);
      if (port >= FIRST_PORT + PORTS_TO_TRY)
        throw new Error(`Every port from ${FIRST_PORT} to ${port} is in use. Set PORT to a free one.`);
    }
  }
}

/**
 * @param {string | undefined} text
 * @returns {number | undefined}
 */
function portFrom(text) {
  if (text === undefined || text === "") return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new Error(`PORT must be a number from 0 to 65535, but it is "${text}".`);
}

async function main() {
  const built = fileURLToPath(new URL("../../dist", import.meta.url));
  const { values } = parseArgs({ options: { dist: { type: "string", default: built } } });
  if (!existsSync(path.join(values.dist, "site", "index.html"))) {
    throw new Error(
      `The page is not built: ${path.join(values.dist, "site", "index.html")} is missing. Run "npm start".`,
    );
  }
  const running = await start(values.dist, portFrom(process.env["PORT"]));
  const stop = async () => {
    await running.closeSockets();
    await running.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  console.log(`closecode is ready at http://${running.authority}/ (Ctrl+C ends it)`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

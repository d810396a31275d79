/** Serves the recorder page from the fault server itself, so that a probe of a fault can be of the same origin. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const FOLDER = new URL("../page/", import.meta.url);
const DOCUMENTS = /^(index|frame)\.html$/;
const SCRIPTS = /^(lab|frame|run-case)\.mjs$/;

/** @type {Map<string, Promise<string | Buffer>>} */
const files = new Map();

/** @param {import('../../../web/demo/faults/connection.mjs').Connection} connection */
export async function sendPageFile(connection) {
  const name = connection.request.url.pathname.slice("/page/".length);
  const isDocument = DOCUMENTS.test(name);
  if (!isDocument && !SCRIPTS.test(name)) return connection.respond(404);
  const file = files.get(name) ?? (isDocument ? readFile(new URL(name, FOLDER)) : bundle(name));
  files.set(name, file);
  const policy = connection.parameter("policy");
  connection.respond(
    200,
    {
      "Content-Type": `${isDocument ? "text/html" : "text/javascript"}; charset=utf-8`,
      "Cache-Control": "max-age=3600",
      ...(policy === undefined ? {} : { "Content-Security-Policy": policy }),
    },
    await file,
  );
}

/**
 * A script of the page and all it imports, as one file. The package is the built one of dist/: the page observes with
 * its public `watch` and `probe`.
 *
 * @param {string} name
 * @returns {Promise<string>}
 */
async function bundle(name) {
  const entry = fileURLToPath(new URL(name, FOLDER));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  return outputFiles.map(({ text }) => text).join("");
}

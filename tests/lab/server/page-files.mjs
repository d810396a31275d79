/** Serves the recorder page from the fault server itself, so that a probe of a fault can be of the same origin. */
import { readFile } from "node:fs/promises";

const FOLDER = new URL("../page/", import.meta.url);
/** The package as it is built: the page observes with the public `watch` and `probe`. */
const BUILT = new URL("../../../dist/", import.meta.url);

/** @param {import('../../../web/demo/faults/connection.mjs').Connection} connection */
export async function sendPageFile(connection) {
  const name = connection.request.url.pathname.slice("/page/".length);
  const built = /^closecode\/([\w-]+\.js)$/.exec(name)?.[1];
  if (built === undefined && !/^[a-z-]+\.(html|mjs)$/.test(name)) return connection.respond(404);
  const file = built === undefined ? new URL(name, FOLDER) : new URL(built, BUILT);
  const body = await readFile(file).catch(() => undefined);
  if (body === undefined) return connection.respond(404);
  const policy = connection.parameter("policy");
  connection.respond(
    200,
    {
      "Content-Type": name.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8",
      "Cache-Control": "no-store",
      ...(policy === undefined ? {} : { "Content-Security-Policy": policy }),
    },
    body,
  );
}

/** Python's websockets, client and server, with its logger open. */
import { takePort } from "../../../../support/ports.mjs";
import { CLIENT_PATHS } from "../closes.mjs";
import { program, run } from "../run.mjs";
import { suffer } from "../suffer.mjs";
import { PYTHON, python } from "../python.mjs";

/** @param {{faults: string, refused: string}} lab */
export async function record({ faults, refused }) {
  const urls = [...CLIENT_PATHS.map((path) => faults + path), refused, "ws://nowhere.invalid/"];
  const client = await run([PYTHON, program("websockets_client.py"), `${faults}/echo`, `${faults}/half-open`, ...urls]);
  const port = await takePort();
  const server = await run([PYTHON, program("websockets_server.py"), String(port)], {
    port,
    during: () => suffer(`ws://127.0.0.1:${port}/`, { asks: true }),
  });
  // Frames of data, HTTP heads and stacks say nothing of a close.
  const lines = [...client, ...server].filter((line) => !/^\s|(> |< )(GET|HTTP|[A-Z][\w-]+: )|Traceback/.test(line));
  return { producer: `python-websockets ${await python("websockets")}`, lines };
}

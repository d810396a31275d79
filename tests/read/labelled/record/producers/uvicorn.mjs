/** uvicorn with Starlette, on both of its WebSocket implementations. */
import path from "node:path";
import { takePort } from "../../../../support/ports.mjs";
import { PYTHON, python } from "../python.mjs";
import { program, run } from "../run.mjs";
import { suffer } from "../suffer.mjs";
import { WebSocket } from "ws";

export async function record() {
  /** @type {string[]} */
  const lines = [];
  for (const implementation of ["websockets", "wsproto"]) {
    const port = await takePort();
    const folder = path.dirname(program("uvicorn_app.py"));
    const command = /** @type {const} */ ([PYTHON, "-m", "uvicorn", `--app-dir=${folder}`, "--host=127.0.0.1", `--port=${port}`]);
    const more = [`--ws=${implementation}`, "--ws-max-size=1000", "--log-level=debug", "uvicorn_app:app"];
    lines.push(
      ...(await run([...command, ...more], {
        port,
        async during() {
          await suffer(`ws://127.0.0.1:${port}/ws`, { asks: true });
          for (const path of ["/refuse", "/missing"]) {
            const refused = new WebSocket(`ws://127.0.0.1:${port}${path}`);
            await new Promise((resolve) => refused.on("error", resolve));
          }
        },
      })),
    );
  }
  const versions = `uvicorn ${python("uvicorn")}, starlette ${python("starlette")}`;
  return { producer: versions, lines: lines.filter((line) => !/^\s|(> |< )(GET|HTTP|[A-Z][\w-]+: )|Traceback|[<>] TEXT '/.test(line)) };
}

/** Servers: what they log when clients leave or are turned away. */
import { fileURLToPath } from "node:url";
import WebSocket from "ws";
import { Workspace } from "../../browser/harness/workspace.mjs";
import { eventually } from "../../support/eventually.mjs";
import { takePort } from "../../support/ports.mjs";
import { startProgram, stopProgram } from "../../lab/real/program.mjs";
import { packageVersion, steady } from "./run.mjs";

const python = "/usr/bin/python3";
const folder = fileURLToPath(new URL(".", import.meta.url));

/** What a client does once it is connected, and what the server's log must be read as. */
const visits = [
  { path: "/leave", act: (socket) => socket.close(1000), expect: { code: 1000 } },
  { path: "/leave", act: (socket) => socket.close(1001), expect: { code: 1001 } },
  { path: "/leave", act: (socket) => socket.close(4001, "bye"), expect: { code: 4001 } },
  { path: "/leave", act: (socket) => socket.close(), expect: { code: 1005 } },
  { path: "/leave", act: (socket) => socket.terminate(), expect: { code: 1006 } },
  { path: "/refuse", act: () => {}, expect: { status: 403 } },
];

function visit(url, act) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.on("open", () => act(socket));
    socket.on("error", () => {});
    socket.on("close", resolve);
  });
}

/** Starts the app, makes each visit and gives the lines that were logged about it. */
async function visitApp() {
  const workspace = new Workspace("read");
  const port = await takePort();
  const authority = `127.0.0.1:${port}`;
  const command = [python, "-m", "uvicorn", `--app-dir=${folder}`, "--host=127.0.0.1", `--port=${port}`, "--ws=websockets", "--lifespan=off", "starlette_app:app"];
  const child = await startProgram(workspace, { command, port });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  try {
    const heard = [];
    for (const { path, act, expect } of visits) {
      said = "";
      await visit(`ws://${authority}${path}`, act);
      const last = expect.status ? `"WebSocket ${path}" ${expect.status}` : `WebSocketDisconnect: ${expect.code}`;
      await eventually(() => said.includes(last), `the server logs ${last}`);
      heard.push({ path, expect, lines: steady(said, authority).split("\n") });
    }
    return heard;
  } finally {
    await stopProgram(child);
    await workspace.dispose();
  }
}

const producer = (name, wanted) => async () => {
  const vectors = (await visitApp()).flatMap(({ path, expect, lines }) =>
    lines.filter((line) => wanted(line, expect)).map((text) => ({ case: path, text, expect })));
  return { version: await packageVersion(`python3-${name}`), vectors };
};

export const serverProducers = {
  uvicorn: producer("uvicorn", (line, expect) => expect.status !== undefined && line.includes('"WebSocket /refuse"')),
  starlette: producer("starlette", (line) => /WebSocketDisconnect(: |\(\d)/u.test(line)),
};

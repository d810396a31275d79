/** Client libraries: what they print of each end. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ends } from "./cases.mjs";
import { byUrl, packageVersion, run, steady } from "./run.mjs";

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const python = "/usr/bin/python3";
const go = { env: { GOPATH: "/usr/share/gocode", GO111MODULE: "off", GOFLAGS: "" } };

/** What a client that was told of the end must be read as. */
const told = ({ code, reason, status }) => ({ ...(code && { code }), ...(reason && { reason }), ...(status && { status }) });

async function record(cases, { command, options, version, split = (text) => [text], expect = told }) {
  const output = byUrl(await run([...command, ...ends.map(({ path }) => cases.url(path))], options));
  const vectors = ends.flatMap((end) => {
    const text = output.get(cases.url(end.path));
    if (text === undefined) throw new Error(`${command.join(" ")} said nothing of ${end.path}`);
    return split(steady(text, cases.authority)).flatMap((part) => {
      const expected = expect(end, part);
      return expected ? [{ case: end.path, text: part, expect: expected }] : [];
    });
  });
  return { version: await version(), vectors };
}

const perLine = (text) => text.split("\n").filter((line) => line.trim() !== "");

export const clientProducers = {
  gorilla: (cases) => record(cases, {
    command: ["go", "run", file("gorilla.go")], options: go, split: perLine,
    version: () => packageVersion("golang-github-gorilla-websocket-dev"),
    // A refused handshake says no status, and IsCloseError repeats what stands above.
    expect: (end, line) => (end.status ? (line.includes("bad handshake") ? { opened: false } : undefined) : told(end)),
  }),
  coder: (cases) => record(cases, {
    command: ["go", "run", file("nhooyr.go")], options: go, split: perLine,
    version: () => packageVersion("golang-nhooyr-websocket-dev"),
    // It says EOF where TCP ended: nothing in that names a WebSocket.
    expect: (end) => (end.drop ? undefined : told(end)),
  }),
  "python-websockets": (cases) => record(cases, {
    command: [python, file("websockets_client.py")], version: () => packageVersion("python3-websockets"),
    split: (text) => text.split("\n").filter((line) => /^websockets\.|[<>] CLOSE|rejected/u.test(line)),
    expect: (end, line) => (end.code === 1005 && /CLOSE/u.test(line) ? undefined : told(end)),
  }),
  "websocket-client": (cases) => record(cases, {
    command: [python, file("websocket_client.py")], version: () => packageVersion("python3-websocket"),
    split: (text) => text.split("\n").filter((line) => /closed, close status: \d|lost|andshake status/u.test(line)),
  }),
  aiohttp: (cases) => record(cases, {
    command: [python, file("aiohttp_client.py")], version: () => packageVersion("python3-aiohttp"), split: perLine,
    expect: (end, line) => {
      if (end.status) return /^WSServerHandshakeError: \d/u.test(line) ? told(end) : undefined;
      // It says 0 where the frame had no code.
      if (end.code === 1005) return undefined;
      if (line.startsWith("message:") && (end.drop)) return undefined;
      return line.startsWith("message:") ? told(end) : { code: end.code };
    },
  }),
  "node-ws": (cases) => record(cases, {
    command: [process.execPath, file("ws_client.mjs")],
    version: async () => JSON.parse(readFileSync(file("../../../node_modules/ws/package.json"), "utf8")).version,
    split: (text) => text.split("\n").filter((line) => /closed|Unexpected server/u.test(line)),
    expect: (end, line) => (/Unexpected/u.test(line) ? told(end) : end.status ? { code: 1006 } : told(end)),
  }),
};

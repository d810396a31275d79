/** Proxies: what they log about WebSockets that went through them. */
import { writeFileSync, readFileSync } from "node:fs";
import WebSocket from "ws";
import { Workspace } from "../../browser/harness/workspace.mjs";
import { eventually } from "../../support/eventually.mjs";
import { takePort } from "../../support/ports.mjs";
import { startProgram, stopProgram } from "../../lab/real/program.mjs";
import { packageVersion, steady } from "./run.mjs";

function visit(url, stayMs) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.on("open", () => stayMs && setTimeout(() => socket.close(), stayMs));
    socket.on("error", () => {});
    socket.on("close", resolve);
  });
}

/** How many lines tell of a request: each proxy logs one when the connection has ended. */
const requests = (lines) => lines.filter((line) => line.includes('"GET /')).length;

const nginxConfig = (workspace, port, upstream, dead) => `
daemon off; master_process off; pid ${workspace.folder}/nginx.pid; error_log ${workspace.folder}/error.log info;
events { worker_connections 64; }
http {
  access_log ${workspace.folder}/access.log combined;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${workspace.folder};`).join(" ")}
  proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
  server {
    listen 127.0.0.1:${port}; proxy_read_timeout 1s;
    location /dead/ { proxy_pass http://${dead}; }
    location / { proxy_pass http://${upstream}; }
  }
}
`;

async function nginx(cases) {
  const workspace = new Workspace("read");
  const port = await takePort();
  const file = `${workspace.folder}/nginx.conf`;
  writeFileSync(file, nginxConfig(workspace, port, cases.authority, `127.0.0.1:${await takePort()}`));
  const child = await startProgram(workspace, { command: ["nginx", "-p", workspace.folder, "-c", file], port });
  try {
    const paths = ["/idle/ws", "/close/1000", "/close/4001?x", "/drop", "/http/403", "/dead/ws"];
    for (const path of paths) await visit(`ws://127.0.0.1:${port}${path}`, 0);
    const lines = (name) => steady(readFileSync(`${workspace.folder}/${name}`, "utf8"), cases.authority).split("\n");
    await eventually(() => requests(lines("access.log")) === paths.length, "nginx has logged every request");
    const vectors = [
      ...lines("access.log").filter((line) => line.includes('" 101 ')).map((text) => ({ case: "access", text, expect: { opened: true } })),
      ...lines("error.log").filter((line) => /upgraded connection/u.test(line)).map((text) => ({ case: "error", text, expect: { opened: true } })),
    ];
    return { version: await packageVersion("nginx"), vectors };
  } finally {
    await stopProgram(child);
    await workspace.dispose();
  }
}

const haproxyConfig = (port, upstream) => `
global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout connect 1s
  timeout client 10s
  timeout server 10s
  timeout tunnel 1s
frontend front
  bind 127.0.0.1:${port}
  default_backend sockets
backend sockets
  server one ${upstream}
`;

async function haproxy(cases) {
  const workspace = new Workspace("read");
  const port = await takePort();
  const file = `${workspace.folder}/haproxy.cfg`;
  writeFileSync(file, haproxyConfig(port, cases.authority));
  const child = await startProgram(workspace, { command: ["haproxy", "-db", "-f", file], port });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  try {
    const paths = ["/idle/ws", "/close/1000", "/close/4001?x", "/drop", "/http/403"];
    for (const path of paths) await visit(`ws://127.0.0.1:${port}${path}`, 0);
    await eventually(() => requests(said.split("\n")) === paths.length, "HAProxy has logged every request");
    const vectors = steady(said, cases.authority).split("\n").filter((line) => / 101 \d/u.test(line))
      .map((text) => ({ case: "access", text, expect: { opened: true, openMs: Number(/\/(\d+) 101 /u.exec(text)?.[1]) } }));
    return { version: await packageVersion("haproxy"), vectors };
  } finally {
    await stopProgram(child);
    await workspace.dispose();
  }
}

export const proxyProducers = { nginx, haproxy };

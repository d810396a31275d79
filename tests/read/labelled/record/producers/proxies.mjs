/** nginx and HAProxy in front of a WebSocket server, with short timeouts and logs on. */
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { WebSocket } from "ws";
import { Workspace } from "../../../../browser/harness/workspace.mjs";
import { takePort } from "../../../../support/ports.mjs";
import { run } from "../run.mjs";

/** @param {{authority: string, refused: string}} lab */
export async function record({ authority, refused }) {
  const workspace = new Workspace("proxies");
  const dead = new URL(refused).host;
  const [nginx, haproxy] = [await takePort(), await takePort()];
  const file = (/** @type {string} */ name, /** @type {string} */ text = "") => {
    writeFileSync(path.join(workspace.folder, name), text);
    return path.join(workspace.folder, name);
  };
  const [access, error] = [file("access.log"), file("error.log")];
  const upgrade = 'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";';
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${workspace.folder};`);
  const nginxFile = file(
    "nginx.conf",
    `daemon off; master_process off; pid ${workspace.folder}/nginx.pid; error_log ${error} info;
events { worker_connections 64; }
http { access_log ${access}; ${temporary.join(" ")}
  server { listen 127.0.0.1:${nginx}; proxy_read_timeout 1s;
    location / { ${upgrade} proxy_pass http://${authority}; }
    location /dead { ${upgrade} proxy_pass http://${dead}; } } }`,
  );
  const haproxyFile = file(
    "haproxy.cfg",
    `global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout connect 1s
  timeout client 5s
  timeout server 5s
  timeout tunnel 1s
  retries 0
frontend web
  bind 127.0.0.1:${haproxy}
  use_backend dead if { path_beg /dead }
  default_backend app
backend app
  server app1 ${authority}
backend dead
  server app2 ${dead}
`,
  );
  await run(["nginx", "-e", "stderr", "-c", nginxFile], { port: nginx, during: () => visit(nginx) });
  const balanced = await run(["haproxy", "-db", "-f", haproxyFile], { port: haproxy, during: () => visit(haproxy) });
  const lines = [...readFileSync(access, "utf8").split("\n"), ...readFileSync(error, "utf8").split("\n"), ...balanced];
  await workspace.dispose();
  const version = (/** @type {string} */ name) =>
    execFileSync("dpkg-query", ["-W", "-f", "${Version}", name], { encoding: "utf8" }).replace(/-.*/, "");
  return { producer: `nginx ${version("nginx")}, haproxy ${version("haproxy")}`, lines };
}

/** @param {number} port */
async function visit(port) {
  const paths = ["/close?code=1000", "/close?code=4001&reason=session%20replaced", "/fin", "/reset", "/echo", "/dead", "/hang", "/hang-then-fin", "/hang-then-reset", "/garbage"];
  for (const path of [...paths, ...[401, 403, 404, 500, 503].map((status) => `/http?status=${status}`)]) await meet(port, path);
  // One visitor who leaves without a word.
  const socket = new WebSocket(`ws://127.0.0.1:${port}/echo`);
  await once(socket, "open");
  socket.terminate();
  // A proxy that answers this one has dealt with all before it.
  await meet(port, "/http?status=404");
}

/**
 * @param {number} port
 * @param {string} path
 */
async function meet(port, path) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  socket.on("error", () => {});
  await new Promise((resolve) => socket.on("close", resolve));
}

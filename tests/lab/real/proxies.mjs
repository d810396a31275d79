/**
 * nginx, HAProxy and Apache in front of a WebSocket server, each with an idle timeout of two seconds. Their
 * configurations are written for one run and live in its workspace.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { takePort } from "../../support/ports.mjs";
import { startProgram } from "./program.mjs";

/**
 * @typedef {object} Upstreams host:port of
 * @property {string} echo a WebSocket server that echoes, and accepts messages in silence below /mute
 * @property {string} dead nothing at all
 * @property {string} hung a server that never answers
 *
 * @typedef {import('../../browser/harness/workspace.mjs').Workspace} Workspace
 * @typedef {import('./program.mjs').Running} Running
 */

/**
 * @param {Workspace} workspace
 * @param {Upstreams} upstreams
 * @returns {Promise<Running>}
 */
export async function startNginx(workspace, { echo, dead, hung }) {
  const port = await takePort();
  const upgrade =
    "proxy_http_version 1.1; " +
    'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";';
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${workspace.folder};`)
    .join(" ");
  const file = write(
    workspace,
    "nginx.conf",
    `
daemon off; master_process off; pid ${workspace.folder}/nginx.pid; error_log stderr;
events { worker_connections 256; }
http {
  access_log off; ${temporary}
  server {
    listen 127.0.0.1:${port};
    proxy_read_timeout 2s;
    location /idle { ${upgrade} proxy_pass http://${echo}; }
    location /mute { ${upgrade} proxy_pass http://${echo}; }
    location /no-upgrade { proxy_pass http://${echo}; }
    location /dead { ${upgrade} proxy_pass http://${dead}; }
    location /hung { ${upgrade} proxy_pass http://${hung}; }
  }
}
`,
  );
  const child = await startProgram(workspace, {
    command: ["nginx", "-e", "stderr", "-p", workspace.folder, "-c", file],
    port,
  });
  return { authority: `127.0.0.1:${port}`, child };
}

/**
 * @param {Workspace} workspace
 * @param {Upstreams} upstreams
 * @returns {Promise<Running>}
 */
export async function startHaproxy(workspace, { echo, dead }) {
  const port = await takePort();
  const file = write(
    workspace,
    "haproxy.cfg",
    `
defaults
  mode http
  timeout connect 60s
  timeout client 60s
  timeout server 60s
  timeout tunnel 2s
  retries 0
frontend lab
  bind 127.0.0.1:${port}
  use_backend dead if { path_beg /dead }
  default_backend echo
backend echo
  server echo ${echo}
backend dead
  server dead ${dead}
`,
  );
  const child = await startProgram(workspace, { command: ["haproxy", "-db", "-f", file], port });
  return { authority: `127.0.0.1:${port}`, child };
}

/**
 * @param {Workspace} workspace
 * @param {Upstreams} upstreams
 * @returns {Promise<Running>}
 */
export async function startApache(workspace, { echo, dead }) {
  const port = await takePort();
  const modules = ["mpm_event", "authz_core", "proxy", "proxy_http"]
    .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
    .join("\n");
  // Started by root, Apache insists on another user for its children.
  const user = process.getuid?.() === 0 ? "User www-data\nGroup www-data\n" : "";
  const file = write(
    workspace,
    "apache.conf",
    `
${modules}
${user}ServerName localhost
ServerRoot ${workspace.folder}
DefaultRuntimeDir ${workspace.folder}
PidFile ${workspace.folder}/apache.pid
ErrorLog ${workspace.folder}/apache.log
Listen 127.0.0.1:${port}
StartServers 1
# The larger of the two counts.
Timeout 2
ProxyTimeout 2
ProxyPass /dead http://${dead}/ upgrade=websocket
ProxyPass / http://${echo}/ upgrade=websocket
`,
  );
  const child = await startProgram(workspace, { command: ["apache2", "-DFOREGROUND", "-f", file], port });
  return { authority: `127.0.0.1:${port}`, child };
}

/**
 * @param {Workspace} workspace
 * @param {string} name
 * @param {string} text
 */
function write(workspace, name, text) {
  const file = path.join(workspace.folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

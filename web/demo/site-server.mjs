/**
 * Serves files from folders, with the headers the site is meant to be hosted with, so that a page which breaks its own
 * policy breaks here first.
 */
import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { compressed } from "./compression.mjs";
import { refuseForeign } from "./handshake.mjs";
import { listen } from "./listen.mjs";
import { refuseRequest } from "./plain-text.mjs";
import { sitePolicy } from "./policy.mjs";

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".xml": "application/xml; charset=utf-8",
};

/**
 * @typedef {object} SiteOptions
 * @property {readonly {prefix: string, folder: string}[]} mounts which folder answers below which path; a prefix starts
 *   and ends with "/", and the longest one that fits wins
 * @property {((authority: string) => string) | undefined} [policy] makes the Content-Security-Policy header; the strict
 *   one when left out, none when it returns ""
 */

/**
 * @param {SiteOptions} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>}
 */
export function createSiteHandler({ mounts, policy = sitePolicy }) {
  const longestFirst = [...mounts].sort((a, b) => b.prefix.length - a.prefix.length);
  return async function handle(request, response) {
    const foreign = refuseForeign(request);
    if (foreign !== undefined) return refuseRequest(response, foreign);
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refuseRequest(response, {
        status: 405,
        text: "Only GET and HEAD are answered here.",
        headers: { Allow: "GET, HEAD" },
      });
    }
    const [rawPath = "", query] = (request.url ?? "").split(/\?(.*)/s);
    const found = await locate(longestFirst, rawPath);
    if (found === undefined) return refuseMissing(request, response, { mounts: longestFirst, rawPath, policy });
    if ("folder" in found) {
      const location = `${rawPath}/${query === undefined ? "" : `?${query}`}`;
      return refuseRequest(response, {
        status: 308,
        text: `See ${location}`,
        headers: { Location: location },
      });
    }
    await send(request, response, found.file, policy(request.headers.host ?? ""));
  };
}

/**
 * @param {readonly {prefix: string, folder: string}[]} mounts
 * @param {string} rawPath as it stands in the request line
 * @returns {Promise<{file: string} | {folder: true} | undefined>} `folder`: the path names a folder but lacks the last "/"
 */
async function locate(mounts, rawPath) {
  const urlPath = decodePath(rawPath);
  if (urlPath === undefined) return undefined;
  for (const { prefix, folder } of mounts) {
    if (!urlPath.startsWith(prefix)) continue;
    const relative = urlPath.slice(prefix.length);
    try {
      const root = await realpath(folder);
      // Symbolic links are followed first: one that leads out of the folder is as good as "..".
      const real = await realpath(path.join(root, relative));
      if (real !== root && !real.startsWith(root + path.sep)) return undefined;
      if (!(await stat(real)).isDirectory()) return relative.endsWith("/") ? undefined : { file: real };
      if (!urlPath.endsWith("/")) return { folder: true };
      const index = path.join(real, "index.html");
      return (await stat(index)).isFile() ? { file: await realpath(index) } : undefined;
    } catch {
      // Missing or unreadable: the next, shorter mount may have it.
    }
  }
  return undefined;
}

/**
 * @param {string} rawPath
 * @returns {string | undefined} undefined for every path that could mean a file outside, a hidden file, or two things at once
 */
function decodePath(rawPath) {
  try {
    const decoded = decodeURIComponent(rawPath);
    const allowed = decoded.startsWith("/") && !/[\0\\]|\/\/|\/\./.test(decoded);
    return allowed ? decoded : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Somebody who asks for a page gets the site's own page that says there is none, where it has one: that of the
 * first folder in the path before the common one, because every language has its own.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{mounts: readonly {prefix: string, folder: string}[], rawPath: string, policy: (authority: string) => string}} site
 */
async function refuseMissing(request, response, { mounts, rawPath, policy }) {
  const wantsPage = (request.headers.accept ?? "").includes("text/html");
  const ownFolder = /^\/[^/]+(?=\/)/.exec(rawPath) ?? [];
  for (const folder of wantsPage ? [...ownFolder, ""] : []) {
    const found = await locate(mounts, `${folder}/404.html`);
    if (found !== undefined && "file" in found) return send(request, response, found.file, policy(request.headers.host ?? ""), 404);
  }
  return refuseRequest(response, { status: 404, text: "There is no such file." });
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} file
 * @param {string} policy
 * @param {number} [status]
 */
async function send(request, response, file, policy, status = 200) {
  let body;
  try {
    body = await readFile(file);
  } catch {
    return refuseRequest(response, { status: 404, text: "There is no such file." });
  }
  // From the content and not from the time of change: a rebuild that changes nothing stays in the browser's cache.
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  response.setHeader("ETag", etag);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  if (policy !== "") response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Vary", "Accept-Encoding");
  if (status === 200 && matches(request.headers["if-none-match"], etag)) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader("Content-Type", TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream");
  const { content, encoding } = compressed({ content: body, etag, type: path.extname(file), accepted: request.headers["accept-encoding"] });
  if (encoding !== undefined) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", content.length);
  response.writeHead(status).end(request.method === "HEAD" ? undefined : content);
}

/**
 * @param {string | undefined} ifNoneMatch
 * @param {string} etag
 */
function matches(ifNoneMatch, etag) {
  return (ifNoneMatch ?? "").split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
}

/**
 * Starts a site server of its own.
 *
 * @param {SiteOptions & {host?: string, port?: number}} options
 * @returns {Promise<{port: number, url: string, close: () => Promise<void>}>} `url` is http://host:port, without a path
 */
export async function startSiteServer({ host = "127.0.0.1", port = 0, ...site }) {
  const {
    port: bound,
    authority,
    close,
  } = await listen(createServer(createSiteHandler(site)), { host, port });
  return { port: bound, url: `http://${authority}`, close };
}

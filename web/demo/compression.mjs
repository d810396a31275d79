/** Compresses what a server sends as a host of the site would, so that sizes on this machine are those of the network. */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const compressible = new Set([".css", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".webmanifest", ".xml"]);
/** Less than a packet gains nothing. */
const leastBytes = 1000;

/** What was compressed before, by entity tag and encoding. @type {Map<string, Buffer>} */
const kept = new Map();
const mostKept = 2000;

/** @param {Buffer} content @param {"br" | "gzip"} encoding */
function compress(content, encoding) {
  if (encoding === "gzip") return gzipSync(content);
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
}

/**
 * @param {{content: Buffer, etag: string, type: string, accepted: string | string[] | undefined}} options `type` is the
 *   file name's extension with its dot, `accepted` the Accept-Encoding header
 * @returns {{content: Buffer, encoding?: "br" | "gzip"}}
 */
export function compressed({ content, etag, type, accepted }) {
  if (content.length < leastBytes || !compressible.has(type.toLowerCase())) return { content };
  const offered = String(accepted ?? "").split(",").map((one) => one.trim().replace(/;\s*q=(?!0(\.0*)?$).*$/, ""));
  const encoding = /** @type {const} */ (["br", "gzip"]).find((one) => offered.includes(one));
  if (encoding === undefined) return { content };
  const key = `${encoding} ${etag}`;
  const made = kept.get(key) ?? compress(content, encoding);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made);
  return { content: made, encoding };
}

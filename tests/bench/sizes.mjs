/** What importing a module costs on the wire: all files it statically pulls in, as one brotli 11 stream. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** The module and everything it imports statically, each once. Dynamic imports are not followed. */
export function moduleGraph(entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const source = readFileSync(entry, "utf8");
  for (const [, specifier] of source.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/gu)) {
    moduleGraph(join(dirname(entry), specifier), seen);
  }
  return seen;
}

export function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

/** Bytes after brotli of all files behind an entry. */
export function importSize(entry) {
  return brotli(Buffer.concat([...moduleGraph(entry)].map((file) => readFileSync(file))));
}

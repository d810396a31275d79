/** What importing a module costs on the wire: all files it statically pulls in, as one brotli 11 stream. */
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

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

/**
 * Bytes after brotli of what a bundler keeps of one export of an entry. The bytes of the WebAssembly module stay as they
 * are shipped, for bundlers differ in how they write such a string.
 */
export async function exportSize(entry, name) {
  const bytes = join(dirname(entry), "wasm-bytes.js");
  const { outputFiles, metafile } = await build({
    // The order of modules follows their paths; they must not hang on where the project lies.
    absWorkingDir: dirname(entry),
    stdin: { contents: `export { ${name} } from ${JSON.stringify(`./${basename(entry)}`)};`, resolveDir: dirname(entry) },
    bundle: true, format: "esm", minify: true, charset: "utf8", write: false, logLevel: "error", splitting: true, outdir: "out", metafile: true,
    plugins: [{ name: "bytes-apart", setup: (b) => b.onResolve({ filter: /wasm-bytes\.js$/ }, () => ({ path: bytes, external: true })) }],
  });
  const outputs = Object.entries(metafile.outputs);
  const wanted = new Set();
  const visit = (path) => {
    if (wanted.has(path)) return;
    wanted.add(path);
    const imports = metafile.outputs[path]?.imports ?? [];
    for (const { path: next, kind } of imports) if (kind === "import-statement") visit(next);
  };
  visit(outputs.find(([, { entryPoint }]) => entryPoint)[0]);
  const files = outputFiles.filter(({ path }) => [...wanted].some((name) => path.endsWith(name))).map(({ contents }) => contents);
  if (wanted.has(bytes)) files.push(readFileSync(bytes));
  return brotli(Buffer.concat(files));
}

/** Bytes after brotli of all files behind an entry. */
export function importSize(entry) {
  return brotli(Buffer.concat([...moduleGraph(entry)].map((file) => readFileSync(file))));
}

export const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** Bytes after compression of what an entry adds to a page that has another one already. */
export function addedSize(entry, present, compressed = brotli) {
  const known = moduleGraph(present);
  return compressed(Buffer.concat([...moduleGraph(entry)].filter((file) => !known.has(file)).map((file) => readFileSync(file))));
}

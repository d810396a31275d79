/** What Emscripten emits, made fit for bundlers and strict pages; a new shape fails the build instead of a user's. */

/** Bundlers would go looking for a file, pages without 'unsafe-eval' would refuse, Node would load itself twice. */
const unwanted = [/import\.meta/u, /new URL\(/u, /new Function\(/u, /\beval\(/u, /\bnode:/u, /\bimport\(/u, /\brequire\(/u];

/**
 * Removes the places where the glue looks for its .wasm beside itself: the bytes are always handed over.
 * @param {string} source @param {string} path for messages
 */
export function withoutUrls(source, path) {
  const out = source
    .replace(/new URL\([^()]*(?:import\.meta\.url)[^()]*\)\.(?:toString\(\)|href)/gu, '""')
    .replace(/new URL\("\.", ?_scriptName\)\.href/gu, '""')
    .replace(/import\.meta\.url/gu, '""');
  if (/import\.meta/u.test(out)) throw new Error(`${path}: the glue names import.meta in a new way`);
  return out;
}

export function checkGlue(code, path) {
  for (const pattern of unwanted) {
    const at = code.search(pattern);
    if (at >= 0) throw new Error(`${path}: the glue holds ${pattern}: …${code.slice(Math.max(0, at - 60), at + 80)}…`);
  }
}

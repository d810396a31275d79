/** What Emscripten emits, made fit for bundlers and strict pages; a new shape fails the build instead of a user's. */

import { decoderSource, encodeBytes } from "./encode.mjs";

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

/**
 * Removes what would fetch and compile the .wasm where the caller hands over no instance; without its one call, the
 * minifier drops all of it. Newer Emscripten writes it differently and keeps it, at the price of half a kilobyte.
 * @param {string} source @param {boolean} plain whether the engine is part of the source, as plain JavaScript
 */
export function withoutFetching(source, plain) {
  const start = plain ? "receiveInstance(new WebAssembly.Instance(undefined, info));" : "";
  return source.replace(/instantiateAsync\([^()]*\)\.catch\(readyPromiseReject\);?/u, start);
}

/** What an engine without files never asks for, and what would tell a console that nobody gave it. */
const leftovers = [
  // Its own address.
  /if\(ENVIRONMENT_IS_WORKER\)\{scriptDirectory=.*?else\{scriptDirectory=""\}/u,
  /if\(Module\["locateFile"\]\)\{.*?\}\}else\{[^{}]*\}/u,
  // What it would print.
  'if(typeof WebAssembly!="object"){abort("no native wasm support detected")}',
  'what+=". Build with -s ASSERTIONS=1 for more info.";',
  'err("Module.instantiateWasm callback failed with error: "+e);',
  "var out=console.log.bind(console);",
  "||console.warn.bind(console)",
  // Hooks that nobody sets, a copy of the module over itself, a timer that nobody starts.
  /\b(?:pre|post)Run\(\);/gu,
  "var moduleOverrides=Object.assign({},Module);",
  "Object.assign(Module,moduleOverrides);moduleOverrides=null;",
  "if(runDependencyWatcher!==null){clearInterval(runDependencyWatcher);runDependencyWatcher=null}",
  // Lists of preloaded pictures, and second names of what is called by its first.
  /Module\["(?:preloaded(?:Images|Audios)"\]=\{\}|calledRun"\]=true|run"\]=run);/gu,
  /Module\["(?:_malloc|_free|___wasm_call_ctors)"\]=/gu,
];

/**
 * Removes `leftovers`, views of the memory that nothing reads, and ways of calling back that are not used. Every page
 * loads what is left; what newer Emscripten writes differently stays.
 * @param {string} source
 */
export function withoutLeftovers(source) {
  const isRead = (view) => source.match(new RegExp(`\\b${view}\\b`, "gu")).length > 3;
  return leftovers
    .reduce((text, leftover) => text.replace(leftover, ""), source)
    .replace("err(what);ABORT=true;EXITSTATUS=1;", "ABORT=true;")
    .replace(/if\(typeof callback=="function"\)\{callback\(Module\);continue\}.*?func\(callback\.arg===undefined\?null:callback\.arg\)\}/u, "callback(Module)")
    .replace(/Module\["(HEAP\w+)"\]=\1=new \w+\(buf\);?/gu, (all, view) => (isRead(view) ? all : ""));
}

/**
 * Plain JavaScript carries the engine's memory as Base64, which hides all repetition from the compressor. Here it
 * becomes text, one character a byte.
 * @param {string} source @param {string} path for messages
 */
export function withMemoryAsText(source, path) {
  const segment = /\b\w+\((\w+), ?(\d+), ?"([A-Za-z0-9+/]{4,}={0,2})"\)/gu;
  const segments = [...source.matchAll(segment)].map(([, , , base64]) => Buffer.from(base64, "base64"));
  if (segments.length === 0) throw new Error(`${path}: the glue writes its memory in a new way`);
  const { texts, swaps } = encodeBytes(segments);
  const rest = texts.values();
  return `const decode = ${decoderSource(swaps)};
${source.replace(segment, (_, memory, place) => `${memory}.set(decode("${rest.next().value}"), ${place})`)}`;
}

export function checkGlue(code, path) {
  for (const pattern of unwanted) {
    const at = code.search(pattern);
    if (at >= 0) throw new Error(`${path}: the glue holds ${pattern}: …${code.slice(Math.max(0, at - 60), at + 80)}…`);
  }
}

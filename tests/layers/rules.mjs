/** The walls between the layers, as functions of one file's path and text that return what is wrong with it. */
import { posix } from "node:path";

// Containers, text and numbers; nothing that reads files or clocks, draws random numbers, starts threads or prints.
const standardHeaders = new Set(
  ("algorithm array bit cctype charconv climits cmath compare concepts cstddef cstdint cstring functional initializer_list " +
    "iterator limits map memory numeric optional set span string string_view tuple type_traits unordered_map utility " +
    "variant vector").split(" "),
);

/** @param {string} text C++, JavaScript or TypeScript @returns {string} the same without comments; strings stay */
export function withoutComments(text) {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu,
    (all, string) => string ?? "",
  );
}

const includesOf = (text) => [...withoutComments(text).matchAll(/^\s*#\s*include\s*([<"][^>"]+[>"])/gmu)].map((m) => m[1]);

/** core knows the standard library and itself. */
export function coreFaults(path, text) {
  if (!/^core\/.*\.(cpp|hpp)$/u.test(path)) return [];
  const faults = [];
  for (const include of includesOf(text)) {
    const name = include.slice(1, -1);
    const own = include.startsWith("<closecode/") || /^"[a-z0-9_]+\.hpp"$/u.test(include);
    if (!own && !(include.startsWith("<") && standardHeaders.has(name))) faults.push(`${path}: includes ${include}`);
  }
  if (/\bthrow\b/u.test(withoutComments(text).replace(/"(?:[^"\\\n]|\\.)*"/gu, ""))) faults.push(`${path}: throws`);
  return faults;
}

/** wasm knows Emscripten, the standard library and the one header of core that has everything. */
export function wasmFaults(path, text) {
  if (!/^wasm\/.*\.(cpp|hpp)$/u.test(path)) return [];
  const allowed = (include) =>
    include === "<closecode/closecode.hpp>" ||
    include.startsWith("<emscripten/") ||
    (include.startsWith("<") && standardHeaders.has(include.slice(1, -1)));
  return includesOf(text)
    .filter((include) => !allowed(include))
    .map((include) => `${path}: includes ${include}`);
}

/** Only wasm/ and what starts the compiler names Emscripten in code. */
export function compilerFaults(path, text) {
  const knows = /^(wasm|\.ci|tests\/layers)\/|^CMakeLists\.txt$|^CMakePresets\.json$|\.md$/u.test(path);
  // web/glue.mjs and web/generate.mjs adapt what the compiler wrote; they may speak of it in comments only.
  if (knows || !/\.(cpp|hpp|ts|mjs|js|cjs|cmake)$/u.test(path)) return [];
  return /emscripten|\bemcc\b|\bEM_(ASM|JS)\b/iu.test(withoutComments(text)) ? [`${path}: names Emscripten`] : [];
}

/** @returns {string[]} what a module imports, statically or not, as it is written */
export function importsOf(text) {
  const code = withoutComments(text);
  // A template that spells out a module is data, not an import.
  const outsideTemplates = code.replace(/`(?:[^`\\]|\\.)*`/gu, "``");
  const found = [
    ...outsideTemplates.matchAll(/^\s*(?:import|export)\s(?:[^"';]*?\sfrom\s*)?["']([^"']+)["']/gmu),
    ...code.matchAll(/\bimport\s*\(\s*["'`]([^"'`]+)["'`]/gu),
    ...code.matchAll(/\brequire\s*\(\s*["'`]([^"'`]+)["'`]/gu),
  ];
  return found.map((m) => m[1]);
}

const isTool = (path) => /^web\/[^/]+\.mjs$|^web\/site\/(bake|build\/[^/]+)\.mjs$/u.test(path);

/** Where a module of web may import from, each a folder with its slash at the end. */
function reachOf(path) {
  if (isTool(path)) return ["web/", "core/bake/", "dist/", "build/"];
  // The doors of the package show what the rest of web/api knows nothing of.
  if (/^web\/api\/(index|js|edge)\.ts$/u.test(path)) return ["web/api/", "web/generated/", "web/observe/"];
  if (path.startsWith("web/observe/")) return ["web/observe/", "web/api/"];
  if (path.startsWith("web/vite/")) return ["web/vite/", "web/api/", "web/elements/"];
  if (path.startsWith("web/read/")) return ["web/read/", "web/api/", "web/generated/"];
  if (path.startsWith("web/api/")) return ["web/api/", "web/generated/"];
  if (path.startsWith("web/demo/")) return ["web/demo/"];
  if (path.startsWith("web/generated/")) return ["web/generated/", "web/api/", "web/read/"];
  return ["web/", "dist/"];
}

/** The libraries that are bundled: a WebSocket for the commands, because Node 20 has none, and the search of the site's prose. */
const bundled = (path, name) =>
  (path === "web/cli/socket.ts" && name === "ws") || (path === "web/site/search-index.ts" && name === "minisearch");

/** The frameworks whose types learn of the elements, where they are installed. */
const extended = (path, name) => path === "web/elements/frameworks.d.ts" && ["react", "vue", "svelte/elements"].includes(name);

/** web knows web and the built module; the API knows nothing of what is built on it. */
export function webFaults(path, text) {
  if (!/^web\/.*\.(ts|mjs|js)$/u.test(path)) return [];
  const forNode = isTool(path) || /^web\/(demo|cli)\//u.test(path);
  const faults = [];
  for (const name of importsOf(text)) {
    if (name.startsWith(".")) {
      const target = posix.join(posix.dirname(path), name);
      if (!reachOf(path).some((folder) => target.startsWith(folder))) faults.push(`${path}: imports ${name}`);
    } else if (!bundled(path, name) && !extended(path, name) && !(name.startsWith("node:") ? forNode : isTool(path))) {
      faults.push(`${path}: imports ${name}`);
    }
  }
  return faults;
}

const hosts = [
  /\bregistry\.(npmjs|yarnpkg)\.\w+/u,
  /\bregistry\.npmmirror\.com/u,
  /\b(deb|security|ftp|snapshot|archive|cdn-fastly\.deb)(\.\w\w)?\.debian\.org/u,
  /\b(archive|ports|security)\.ubuntu\.com/u,
  /\bpypi\.org|\bfiles\.pythonhosted\.org/u,
  /\bproxy\.golang\.org|\bstatic\.crates\.io|\bindex\.crates\.io/u,
];

/** The project stands alone: no file names what lies beside it, a folder of one machine, or where packages come from. */
export function placeFaults(path, text) {
  const faults = [];
  if (/\.\.\/shared\b/u.test(text)) faults.push(`${path}: names a folder outside the project`);
  const home = /(?<![\w./:-])\/(home|work|Users)\/[\w.-]+/u.exec(text);
  if (home) faults.push(`${path}: names ${home[0]}`);
  for (const host of hosts) {
    const found = host.exec(text);
    if (found) faults.push(`${path}: names ${found[0]}`);
  }
  return faults;
}

export const rules = [coreFaults, wasmFaults, compilerFaults, webFaults, placeFaults];

/** @returns {string[]} every fault of one file */
export const faultsOf = (path, text) => rules.flatMap((rule) => rule(path, text));

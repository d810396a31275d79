/**
 * Writes web/generated: what the TypeScript sources import and nobody edits.
 * Reads build/wasm and build/wasm-js, where CMake left the compiled engine and the baked data.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { readTexts } from "../core/bake/texts.mjs";
import { bytesModule } from "./encode.mjs";
import { serviceSources } from "./services.mjs";
import { checkGlue, withMemoryAsText, withoutFetching, withoutLeftovers, withoutUrls } from "./glue.mjs";

const pascal = (label) => label.replace(/[^A-Za-z ]/gu, "").split(" ").map((w) => w[0].toUpperCase() + w.slice(1)).join("");

async function glue(path, { plain = false } = {}) {
  const emitted = withoutLeftovers(withoutFetching(withoutUrls(readFileSync(path, "utf8"), path), plain));
  const source = plain ? withMemoryAsText(emitted, path) : emitted;
  const { code } = await minify(source, {
    module: true,
    ecma: 2020,
    compress: { passes: 3 },
    format: { comments: false },
  });
  checkGlue(code, path);
  return code;
}

/** Joins neighbouring entries for which `holds`, so that a table of 26 becomes a few intervals. */
function intervals(entries, holds) {
  const found = [];
  for (const { from, to } of entries.filter((e) => e.from >= 0 && holds(e)).sort((a, b) => a.from - b.from)) {
    // A code may stand alone and again inside its range.
    const last = found.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

function codesModule({ entries }) {
  const names = entries.filter((e) => e.registered).map((e) => [pascal(e.label), e.code]);
  const own = entries.filter((e) => e.registered || e.from >= 3000);
  const table = (holds) => JSON.stringify(intervals(own, holds));
  return `export const registered = Object.freeze(${JSON.stringify(names.map(([, code]) => code))});
export const names = { ${names.map(([n, c]) => `${n}: ${c}`).join(", ")} };
export const wire = ${table((e) => e.wire === "allowed")};
export const local = ${table((e) => e.wire === "local")};
export const page = ${table((e) => e.page)};
export const privateUse = ${table((e) => e.category === "private")};
`;
}

function codesTypes({ entries }) {
  const names = entries.filter((e) => e.registered).map((e) => {
    return `  /** ${e.name}. @see https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number */\n  readonly ${pascal(e.label)}: ${e.code};`;
  });
  const table = (name) => `export declare const ${name}: readonly (readonly [from: number, to: number])[];`;
  return `export declare const registered: readonly number[];
export declare const names: {\n${names.join("\n")}\n};\n${["wire", "local", "page", "privateUse"].map(table).join("\n")}\n`;
}

export const packTypes = (types) => `import type { LanguagePack } from "${types}";\ndeclare const pack: LanguagePack;\nexport default pack;\n`;
/** Types of what the compiler emitted around a module; `raw` says what the module offers. */
const factoryTypes = (raw) => `import type { ModuleFactory } from "../api/module.js";
import type { ${raw.name} } from "${raw.from}";
declare const create: ModuleFactory<${raw.name}>;
export default create;
`;
const engineTypes = factoryTypes({ name: "RawEngine", from: "../api/module.js" });
const readerTypes = factoryTypes({ name: "RawReader", from: "../read/raw.js" });
const bytesTypes = "/** The bytes of the WebAssembly module. */\nexport declare function bytes(): Uint8Array<ArrayBuffer>;\n";

/** The language's name for itself, as CLDR has it, with the capital that a menu wants. */
function ownName(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name[0].toLocaleUpperCase(tag) + name.slice(1);
}

function languagesModule(packs) {
  const rows = packs.map(({ lang, dir }) => JSON.stringify({ tag: lang, name: ownName(lang), dir }));
  const loaders = packs.map(({ lang }) => `  ${JSON.stringify(lang)}: () => import("./languages/${lang}.js"),`);
  return `export const languages = [${rows.join(", ")}];\nexport const loaders = {\n${loaders.join("\n")}\n};\n`;
}

/** What the commands tell a cause by: names of errors, and parts of messages. */
function failuresModule({ model: { failures } }) {
  const pairs = (pick) => JSON.stringify(failures.flatMap((failure) => (failure[pick] ?? []).map((name) => [name, failure.cause])));
  return `export const failureNames = new Map([...${pairs("names")}, ...${pairs("clientNames")}]);
export const failureMessages = ${pairs("clientMessages")};
export const failureStatuses = ${JSON.stringify(failures.flatMap(({ cause, statuses }) => (statuses ? [[...statuses, cause]] : [])))};
`;
}

const failuresTypes = `/** Names of errors by themselves or to a client, and the cause each tells. */
export declare const failureNames: ReadonlyMap<string, string>;
/** What messages to a client hold, and the cause each tells. */
export declare const failureMessages: readonly (readonly [part: string, cause: string])[];
/** HTTP statuses that answer the opening handshake, and the cause each range tells. */
export declare const failureStatuses: readonly (readonly [from: number, to: number, cause: string])[];
`;

/** Every cause with its facts, and where its title, explanation and fix stand in a language pack. */
function causesModule({ model: { causes }, sources }, { keys }) {
  const rows = causes.map(({ id, retry, sources: list }) => ({
    id, retry, place: keys.indexOf(`why.${id}.title`), links: list.map((source) => ({ label: sources[source].label, url: sources[source].url })),
  }));
  return `export const causes = ${JSON.stringify(rows)};\n`;
}

const causesTypes = `import type { Link, RetryAction } from "../api/types.js";
export interface CauseFacts {
  readonly id: string;
  readonly retry: RetryAction;
  /** Of the title among a pack's texts; explanation and fix follow. */
  readonly place: number;
  readonly links: readonly Link[];
}
export declare const causes: readonly CauseFacts[];
`;

const languagesTypes = `import type { LanguagePack } from "../api/types.js";
import type { LanguageInfo } from "../api/languages.js";
export declare const languages: readonly LanguageInfo[];
export declare const loaders: Readonly<Record<string, (() => Promise<{ readonly default: LanguagePack }>) | undefined>>;
`;

/** The elements' words by language, in the order of the English ones, which the elements carry themselves. */
function elementWords() {
  const { languages } = readTexts(fileURLToPath(new URL("elements/languages", import.meta.url)), "web/elements/languages");
  return new Map(languages.filter(({ tag }) => tag !== "en").map(({ tag, texts }) => [tag, texts]));
}

/** A pack brings the words of the elements along, so that a page names a language once. */
function withElementWords(pack, words) {
  const elements = words.get(pack.lang);
  return elements ? { ...pack, data: { ...pack.data, elements } } : pack;
}

/** Both builds of the scanner run in the same JavaScript. */
async function readerGlue(built) {
  const [baseline, simd] = await Promise.all(["closecode-read", "closecode-read-simd"].map((name) => glue(built("wasm", `${name}.mjs`))));
  const same = (code) => code.replaceAll("closecode-read-simd", "closecode-read");
  if (same(simd) !== same(baseline)) throw new Error("the two builds of the scanner want different JavaScript");
  return baseline;
}

/** @param {{root: string, out: string}} options the project's folder and the one to write */
export async function generate({ root, out }) {
  const built = (preset, ...path) => join(root, "build", preset, ...path);
  const facts = JSON.parse(readFileSync(built("wasm", "baked", "facts.json"), "utf8"));
  const texts = JSON.parse(readFileSync(built("wasm", "baked", "texts.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const packFiles = readdirSync(built("wasm", "baked", "languages")).filter((f) => f.endsWith(".json")).sort();
  const words = elementWords();
  const packs = packFiles.map((f) => withElementWords(JSON.parse(readFileSync(built("wasm", "baked", "languages", f), "utf8")), words));

  const files = new Map([
    ["wasm-glue.js", await glue(built("wasm", "closecode.mjs"))],
    ["wasm-glue.d.ts", engineTypes],
    ["plain.js", await glue(built("wasm-js", "closecode.mjs"), { plain: true })],
    ["plain.d.ts", engineTypes],
    ["wasm-bytes.js", bytesModule(readFileSync(built("wasm", "closecode.wasm")))],
    ["wasm-bytes.d.ts", bytesTypes],
    ["read-glue.js", await readerGlue(built)],
    ["read-glue.d.ts", readerTypes],
    ["read-plain.js", await glue(built("wasm-js", "closecode-read.mjs"), { plain: true })],
    ["read-plain.d.ts", readerTypes],
    ["read-bytes.js", bytesModule(readFileSync(built("wasm", "closecode-read.wasm")))],
    ["read-bytes.d.ts", bytesTypes],
    ["read-simd-bytes.js", bytesModule(readFileSync(built("wasm", "closecode-read-simd.wasm")))],
    ["read-simd-bytes.d.ts", bytesTypes],
    ["codes.js", codesModule(facts)],
    ["codes.d.ts", codesTypes(facts)],
    ["failures.js", failuresModule(facts)],
    ["failures.d.ts", failuresTypes],
    ["causes.js", causesModule(facts, texts)],
    ["causes.d.ts", causesTypes],
    ["version.js", `export const version = ${JSON.stringify(version)};\n`],
    ["version.d.ts", "export declare const version: string;\n"],
    ["languages.js", languagesModule(packs)],
    ["languages.d.ts", languagesTypes],
  ]);
  for (const pack of packs) {
    files.set(`languages/${pack.lang}.js`, `export default ${JSON.stringify(pack)};\n`);
    files.set(`languages/${pack.lang}.d.ts`, packTypes("../../api/types.js"));
  }
  const services = JSON.parse(readFileSync(built("wasm", "baked", "services.json"), "utf8"));
  for (const [name, content] of serviceSources(services)) files.set(name, content);
  rmSync(out, { recursive: true, force: true });
  for (const folder of ["languages", "services"]) mkdirSync(join(out, folder), { recursive: true });
  for (const [name, content] of files) writeFileSync(join(out, name), content);
}

/**
 * Writes web/generated: what the TypeScript sources import and nobody edits.
 * Reads build/wasm and build/wasm-js, where CMake left the compiled engine and the baked data.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";
import { bytesModule } from "./encode.mjs";
import { checkGlue, withoutUrls } from "./glue.mjs";

const pascal = (label) => label.replace(/[^A-Za-z ]/gu, "").split(" ").map((w) => w[0].toUpperCase() + w.slice(1)).join("");

async function glue(path) {
  const source = withoutUrls(readFileSync(path, "utf8"), path);
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
export const names = Object.freeze({ ${names.map(([n, c]) => `${n}: ${c}`).join(", ")} });
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
const factoryTypes =
  'import type { ModuleFactory } from "../api/module.js";\ndeclare const create: ModuleFactory;\nexport default create;\n';

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

const languagesTypes = `import type { LanguagePack } from "../api/types.js";
import type { LanguageInfo } from "../api/languages.js";
export declare const languages: readonly LanguageInfo[];
export declare const loaders: Readonly<Record<string, (() => Promise<{ readonly default: LanguagePack }>) | undefined>>;
`;

/** @param {{root: string, out: string}} options the project's folder and the one to write */
export async function generate({ root, out }) {
  const built = (preset, ...path) => join(root, "build", preset, ...path);
  const facts = JSON.parse(readFileSync(built("wasm", "baked", "facts.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const packFiles = readdirSync(built("wasm", "baked", "languages")).filter((f) => f.endsWith(".json")).sort();
  const packs = packFiles.map((f) => JSON.parse(readFileSync(built("wasm", "baked", "languages", f), "utf8")));

  const files = new Map([
    ["wasm-glue.js", await glue(built("wasm", "closecode.mjs"))],
    ["wasm-glue.d.ts", factoryTypes],
    ["plain.js", await glue(built("wasm-js", "closecode.mjs"))],
    ["plain.d.ts", factoryTypes],
    ["wasm-bytes.js", bytesModule(readFileSync(built("wasm", "closecode.wasm")))],
    ["wasm-bytes.d.ts", "/** The bytes of the WebAssembly module. */\nexport declare function bytes(): Uint8Array<ArrayBuffer>;\n"],
    ["codes.js", codesModule(facts)],
    ["codes.d.ts", codesTypes(facts)],
    ["version.js", `export const version = ${JSON.stringify(version)};\n`],
    ["version.d.ts", "export declare const version: string;\n"],
    ["languages.js", languagesModule(packs)],
    ["languages.d.ts", languagesTypes],
  ]);
  for (const pack of packs) {
    files.set(`languages/${pack.lang}.js`, `export default ${JSON.stringify(pack)};\n`);
    files.set(`languages/${pack.lang}.d.ts`, packTypes("../../api/types.js"));
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, "languages"), { recursive: true });
  for (const [name, content] of files) writeFileSync(join(out, name), content);
}

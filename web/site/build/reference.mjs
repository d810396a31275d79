/** Reads the reference out of the sources: exports of the API with their comments, the C++ headers, the help of the commands. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The text of a comment without its marks, paragraphs in lines of their own. */
function commentText(comment) {
  return comment
    .replace(/^\/\*\*|\*\/$/gu, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*?\s?/u, "").trim())
    .join("\n")
    .trim()
    .replace(/([^\n])\n(?=[^\n@])/gu, "$1 ");
}

/** From the opening of a declaration to its end: the closing brace at its beginning of a line, or the first ";". */
function declarationAt(source, start) {
  const rest = source.slice(start);
  const firstLine = rest.slice(0, rest.indexOf("\n") + 1);
  const end = /[{]\s*$/u.test(firstLine) ? rest.search(/^\}/mu) + 1 : rest.search(/;$/mu) + 1;
  return rest.slice(0, end > 0 ? end : firstLine.length).trim();
}

/** @param {string} source TypeScript @returns {{name: string, text: string, code: string}[]} */
export function exportsOf(source) {
  const pattern = /(\/\*\*(?:(?!\*\/)[^])*\*\/\n)?^export (?:declare )?(?:interface|type|class|function|const|async function) (\w+)/gmu;
  return [...source.matchAll(pattern)].map(({ 0: whole, 1: comment = "", 2: name, index }) => ({
    name,
    text: commentText(comment.trim()),
    code: declarationAt(source, index + whole.indexOf("export")),
  }));
}

/** A header without the lines that only the compiler needs; its first comment is what it is about. */
export function headerOf(source) {
  const [comment = ""] = /^\/\*\*[^]*?\*\//u.exec(source) ?? [];
  const code = source.slice(comment.length).replace(/^#(pragma once|include).*\n/gmu, "").trim().replace(/\n{3,}/gu, "\n\n");
  return { text: commentText(comment), code };
}

/** What the built commands say of themselves. */
function commandHelp() {
  const main = join(root, "dist", "cli", "main.js");
  if (!existsSync(main)) return undefined;
  const { status, stdout } = spawnSync(process.execPath, [main, "--help", "--lang", "en"], { encoding: "utf8", timeout: 30_000 });
  return status === 0 && stdout.trim() !== "" ? stdout.trim() : undefined;
}

export function readReference() {
  const read = (path) => readFileSync(join(root, path), "utf8");
  const headers = readdirSync(join(root, "core/include/closecode")).filter((name) => name.endsWith(".hpp")).sort();
  return {
    api: exportsOf(read("web/api/types.ts")),
    headers: headers.map((name) => ({ name: `closecode/${name}`, ...headerOf(read(`core/include/closecode/${name}`)) })),
    commands: commandHelp(),
  };
}

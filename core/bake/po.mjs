/**
 * Reads the part of the gettext PO format that the language files use: a header entry, then entries of
 * comments, msgctxt, msgid and msgstr. Own reader, so that a C++ consumer needs node but no `npm install`;
 * a test holds it against gettext's own tools.
 * @see https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const keywords = new Set(["msgctxt", "msgid", "msgstr"]);
const escapes = { n: "\n", t: "\t", r: "\r", '"': '"', "\\": "\\" };

/** A fault in a data file: the message starts with file and line or key, so that it can be clicked. */
export class DataError extends Error {
  constructor(where, what) {
    super(`${where}: ${what}`);
    this.name = "DataError";
  }
}

/** A text as part of a pattern that finds just it. */
export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/** The languages that a folder has a PO file of. */
export const poTags = (folder) => readdirSync(folder).filter((file) => file.endsWith(".po")).sort().map((file) => file.slice(0, -".po".length));

/** Every entry of a language in a folder of PO files, with its place as "name/file:line". */
export function poTexts(folder, name, tag) {
  const file = `${tag}.po`;
  const { entries } = readPo(readFileSync(join(folder, file), "utf8"), `${name}/${file}`);
  return [...entries].map(([key, { id, text, line }]) => ({ where: `${name}/${file}:${line}`, key, id, text }));
}

function unquote(text, where) {
  const match = /^"((?:[^"\\]|\\.)*)"$/u.exec(text.trim());
  if (!match) throw new DataError(where, `expected a quoted string, found ${text.trim()}`);
  return match[1].replace(/\\(.)/gu, (_, c) => {
    if (!(c in escapes)) throw new DataError(where, `unknown escape \\${c}`);
    return escapes[c];
  });
}

function closeEntry(entry, entries, headers, file) {
  if (entry.msgid === undefined) return;
  if (entry.msgid === "" && entry.msgctxt === undefined) {
    for (const line of (entry.msgstr ?? "").split("\n").filter(Boolean)) {
      const colon = line.indexOf(":");
      headers.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    }
    return;
  }
  const where = `${file}:${entry.line}`;
  if (entry.msgctxt === undefined) throw new DataError(where, "an entry has no msgctxt (its key)");
  if (entry.msgstr === undefined) throw new DataError(where, `${entry.msgctxt} has no msgstr`);
  if (entries.has(entry.msgctxt)) throw new DataError(where, `${entry.msgctxt} stands twice`);
  entries.set(entry.msgctxt, {
    id: entry.msgid,
    text: entry.msgstr,
    fuzzy: entry.fuzzy,
    line: entry.line,
  });
}

/**
 * @param {string} source the file's text
 * @param {string} file its name, for messages
 * @returns {{headers: Map<string, string>, entries: Map<string, {id: string, text: string, fuzzy: boolean, line: number}>}}
 * @throws {DataError} at anything outside the subset
 */
export function readPo(source, file) {
  const entries = new Map();
  const headers = new Map();
  let entry = { fuzzy: false };
  let field;
  source.split("\n").forEach((raw, index) => {
    const line = raw.trim();
    const where = `${file}:${index + 1}`;
    if (line === "" || line.startsWith("#")) {
      if (entry.msgstr !== undefined) {
        closeEntry(entry, entries, headers, file);
        entry = { fuzzy: false };
        field = undefined;
      }
      if (line.startsWith("#,") && line.includes("fuzzy")) entry.fuzzy = true;
      return;
    }
    if (line.startsWith('"')) {
      if (!field) throw new DataError(where, "a string that belongs to no keyword");
      entry[field] += unquote(line, where);
      return;
    }
    const keyword = line.split(/\s/u, 1)[0];
    if (!keywords.has(keyword)) throw new DataError(where, `unknown keyword ${keyword}`);
    if (entry.msgstr !== undefined) {
      closeEntry(entry, entries, headers, file);
      entry = { fuzzy: false };
    }
    if (entry[keyword] !== undefined) throw new DataError(where, `${keyword} stands twice`);
    if (entry.line === undefined) entry.line = index + 1;
    field = keyword;
    entry[field] = unquote(line.slice(keyword.length), where);
  });
  closeEntry(entry, entries, headers, file);
  return { headers, entries };
}

/** Reads the facts under core/data, checks them against each other and returns one model of all entries. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "./po.mjs";

/** The values a fact may take, in the order of the C++ enumerations that are made of them. */
export const vocabulary = {
  category: ["protocol", "library", "private", "undefined"],
  sender: ["either", "server", "client", "never"],
  wire: ["allowed", "local", "undefined"],
  retry: ["no", "now", "backoff", "after-fix", "after-login", "page-decides"],
  wait: ["usual", "restart", "overload"],
  severity: ["normal", "notice", "warning", "error"],
  cause: ["intent", "leaving", "framing", "content", "permission", "negotiation", "fault", "transport", "tls",
    "deadline", "undefined", "library", "private"],
  moment: ["opening", "open", "any"],
};

export const browserIds = ["chromium", "firefox", "webkitgtk"];

function readJson(folder, name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch (error) {
    throw new DataError(`core/data/${name}`, error.message);
  }
}

function checkEntry(entry, where, sources) {
  for (const [fact, values] of Object.entries(vocabulary)) {
    if (!values.includes(entry[fact])) {
      throw new DataError(where, `${fact} is ${JSON.stringify(entry[fact])}, not one of ${values.join(", ")}`);
    }
  }
  if (typeof entry.page !== "boolean") throw new DataError(where, "page is not true or false");
  if ((entry.sender === "never") !== (entry.wire !== "allowed")) {
    throw new DataError(where, `sender ${entry.sender} contradicts wire ${entry.wire}`);
  }
  for (const list of ["specs", "sources"]) {
    if (!Array.isArray(entry[list]) || entry[list].length === 0) throw new DataError(where, `${list} is empty`);
    for (const id of entry[list]) {
      if (!(id in sources)) throw new DataError(where, `${list} names ${id}, which sources.json does not have`);
    }
  }
}

/** "CLOSE_GOING_AWAY", "StatusGoingAway" and "close_code::going_away" all search as letters and digits only. */
export function searchName(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/gu, "");
}

/** The prefixes that library constants share, folded like names, the longest first. */
export function searchPrefixes(libraries) {
  const all = Object.values(libraries).flatMap((library) => library.prefixes ?? []);
  return [...new Set(all.map(searchName))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** What distinguishes a constant: "CLOSE_GOING_AWAY" is stored as "goingaway". */
function distinctName(name, prefixes) {
  const folded = searchName(name);
  const prefix = prefixes.find((p) => folded.startsWith(p) && folded.length >= p.length + 2);
  return prefix ? folded.slice(prefix.length) : folded;
}

/** @param {string} folder core/data @throws {DataError} naming file and entry */
export function readFacts(folder) {
  const sources = readJson(folder, "sources.json").sources;
  const libraries = readJson(folder, "libraries.json").libraries;
  const browsers = readJson(folder, "browsers.json").browsers;
  const { ranges, invalid } = readJson(folder, "ranges.json");

  for (const id of browserIds) {
    const browser = browsers[id];
    if (!browser) throw new DataError("core/data/browsers.json", `${id} is missing`);
    for (const source of browser.sources) {
      if (!(source in sources)) throw new DataError(`core/data/browsers.json ${id}`, `unknown source ${source}`);
    }
  }

  const prefixes = searchPrefixes(libraries);
  const entries = [];
  let last = -1;
  for (const code of readJson(folder, "codes.json").codes) {
    const where = `core/data/codes.json ${code.code}`;
    if (!Number.isInteger(code.code) || code.code <= last) throw new DataError(where, "codes do not ascend");
    last = code.code;
    for (const library of Object.keys(code.aliases)) {
      if (!(library in libraries)) throw new DataError(where, `unknown library ${library}`);
    }
    const category = code.code < 3000 ? "protocol" : "library";
    const entry = { ...code, key: String(code.code), from: code.code, to: code.code, registered: true, category };
    entry.label ??= code.name;
    const names = Object.values(code.aliases).map((alias) => distinctName(alias, prefixes));
    entry.searchNames = [...new Set(names)].filter((n) => n !== searchName(code.name) && n !== searchName(entry.label));
    checkEntry(entry, where, sources);
    entries.push(entry);
  }
  last = -1;
  for (const range of ranges) {
    const key = `${range.from}-${range.to}`;
    const where = `core/data/ranges.json ${key}`;
    if (range.from <= last || range.to < range.from) throw new DataError(where, "ranges overlap or do not ascend");
    last = range.to;
    const entry = { ...range, key, registered: false, label: range.name, searchNames: [] };
    checkEntry(entry, where, sources);
    entries.push(entry);
  }
  const none = { ...invalid, key: "invalid", from: -1, to: -1, registered: false, label: invalid.name, searchNames: [] };
  checkEntry(none, "core/data/ranges.json invalid", sources);
  entries.push(none);
  for (let code = 0; code <= 65535; ++code) {
    if (!entries.some((e) => e.from <= code && code <= e.to)) throw new DataError("core/data", `no entry covers ${code}`);
  }
  return { entries, sources, libraries, browsers, prefixes };
}

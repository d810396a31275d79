/** Reads how closes are written in logs, checks the patterns and writes them as constexpr C++ tables. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cppString, head } from "./cpp.mjs";
import { DataError } from "./po.mjs";

/** What a pattern may be made of beside letters; each becomes one control byte. */
const elements = [
  "code", "status", "name", "failure", "url", "quoted", "reason", "skip", "num", "word", "sep", "ms", "rest", "more",
  "flags", "state", "before", "close", "alone", "pair", "hex", "sentence", "known",
];
const optional = { "«": elements.length + 1, "»": elements.length + 2 };
const reaches = ["anywhere", "socket", "close", "both", "connection", "pair", "disconnect", "upgrade", "frame", "websocket"];
/** What a word that must stand on the line adds to what the prefilter can see. */
const reachText = { close: "close", both: "close", disconnect: "disconnect", upgrade: "upgrade", frame: "close", websocket: "websocket" };
const browsers = ["", "chromium", "firefox", "webkit"];
const mostPatterns = 192;
const where = "core/data/cues.json";

const foldByte = (byte) => byte | 0x20;
const folded = (text) => [...Buffer.from(text, "utf8")].map(foldByte);

function prefilterOf(cues) {
  return cues.prefilter.map((entry) => {
    const { of, at } = typeof entry === "string" ? { of: entry, at: 0 } : entry;
    const bytes = folded(of).slice(at, at + 3);
    if (bytes.length !== 3) throw new DataError(where, `${JSON.stringify(entry)} has less than three bytes`);
    return bytes;
  });
}

/** The pattern with its elements as control bytes. */
function compiled(text) {
  const known = new RegExp(`\\{(${elements.join("|")})\\}|[«»]`, "gu");
  return text.replace(known, (mark, name) => String.fromCharCode(name ? elements.indexOf(name) + 1 : optional[mark]));
}

const literals = (text) => compiled(text).split(/[\x01-\x1f]+/u);

function checkPattern(pattern, { shapes, prefilter, causes }) {
  const at = JSON.stringify(pattern.text);
  const fault = (what) => {
    throw new DataError(where, `the pattern ${at} ${what}`);
  };
  if (!shapes[pattern.shape]) fault(`is of the unknown shape ${pattern.shape}`);
  if (pattern.text !== pattern.text.toLowerCase()) fault("must be lower case");
  if (Buffer.byteLength(literals(pattern.text)[0]) < 3 && !pattern.text.startsWith("({code}")) fault("begins with less than three letters");
  if (!reaches.includes(pattern.reach ?? "anywhere")) fault(`has the unknown reach ${pattern.reach}`);
  if (!browsers.includes(pattern.browser ?? "")) fault(`names the unknown browser ${pattern.browser}`);
  if (pattern.failure && !causes.has(pattern.failure)) fault(`names the unknown cause ${pattern.failure}`);
  const seen = [...literals(pattern.text), reachText[pattern.reach] ?? ""].map((text) => folded(text).join(","));
  if (!prefilter.some((bytes) => seen.some((text) => `,${text},`.includes(`,${bytes.join(",")},`)))) fault("is invisible to the prefilter");
}

/** Names of codes without blanks, marks and prefixes, each for one code; the official ones may stand alone. */
function namesOf(folder) {
  const { codes } = JSON.parse(readFileSync(join(folder, "codes.json"), "utf8"));
  const { libraries } = JSON.parse(readFileSync(join(folder, "libraries.json"), "utf8"));
  const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/gu, "");
  const found = new Map();
  const add = (name, code, alone) => {
    if (name === "") return;
    const known = found.get(name);
    if (known && known.code !== code) found.set(name, { code: known.alone ? known.code : 0, alone: known.alone });
    else found.set(name, { code, alone: alone || Boolean(known?.alone) });
  };
  for (const { code, name } of codes) add(plain(name), code, true);
  for (const { code, aliases } of codes) {
    for (const [library, alias] of Object.entries(aliases)) {
      if (["libsoup", "chromium", "mdn-legacy"].includes(library)) continue;
      add(plain(alias), code, alias.length > 9);
      for (const prefix of libraries[library]?.prefixes ?? []) if (alias.startsWith(prefix)) add(plain(alias.slice(prefix.length)), code, false);
    }
  }
  return [...found].filter(([, { code }]) => code > 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

const views = (name, list) =>
  `inline constexpr std::array<std::string_view, ${list.length}> ${name}{${list.map(cppString).join(", ")}};`;

/** The header of all of it. @param {Set<string>} causes ids @throws {DataError} */
export function readHeader(folder, causes) {
  const cues = JSON.parse(readFileSync(join(folder, "cues.json"), "utf8"));
  const { failures } = JSON.parse(readFileSync(join(folder, "failures.json"), "utf8"));
  const prefilter = prefilterOf(cues);
  if (cues.patterns.length > mostPatterns) throw new DataError(where, `has more than ${mostPatterns} patterns`);
  for (const pattern of cues.patterns) checkPattern(pattern, { shapes: cues.shapes, prefilter, causes });
  for (const { text, failure } of cues.sentences) if (failure && !causes.has(failure)) throw new DataError(where, `the sentence ${text} names the unknown cause ${failure}`);
  for (const [shape, { source }] of Object.entries(cues.shapes)) {
    if (!/^https:\/\//u.test(source)) throw new DataError(where, `the shape ${shape} has no source`);
    if (!cues.patterns.some((pattern) => pattern.shape === shape)) throw new DataError(where, `the shape ${shape} has no pattern`);
  }
  const yesNo = (value) => (value === undefined ? -1 : Number(value));
  const patterns = cues.patterns.map((p) =>
    `    {${cppString(p.shape)}, ${cppString(compiled(p.text))}, ${cppString(p.failure ?? "")}, ${cppString(p.browser ?? "")}, ${cppString(p.thrown ?? "")}, ` +
    `Reach::${p.reach ?? "anywhere"}, FrameDirection::${p.direction ?? "unknown"}, ${p.code ?? -1}, ${p.fixedStatus ?? -1}, ${yesNo(p.opened)}, ${p.blocked === true}, ${p.untrusted === true}},`);
  const names = failures.flatMap(({ cause, names: list }) => (list ?? []).map((name) => [name, cause])).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${head("how closes are written in logs")}#include <closecode/read.hpp>

#include <array>
#include <cstdint>
#include <string_view>

namespace closecode::reading {

enum class Element : char { ${elements.map((name, i) => `${name} = ${i + 1}`).join(", ")}, begin_optional = ${optional["«"]}, end_optional = ${optional["»"]} };
enum class Reach : std::uint8_t { ${reaches.join(", ")} };

struct Pattern {
  std::string_view shape;
  std::string_view text;
  std::string_view failure;
  std::string_view browser;
  std::string_view thrown;
  Reach reach;
  FrameDirection direction;
  std::int16_t code;
  std::int16_t status;
  std::int8_t opened;
  bool blocked;
  bool untrusted;
};
inline constexpr std::array<Pattern, ${patterns.length}> patterns{{
${patterns.join("\n")}
}};

/** What a browser's or a library's own sentence tells of the cause. */
struct Sentence {
  std::string_view text;
  std::string_view failure;
  std::int8_t opened;
};
inline constexpr std::array<Sentence, ${cues.sentences.length}> sentences{{${cues.sentences.map(({ text, failure, opened }) => `{${cppString(text)}, ${cppString(failure ?? "")}, ${yesNo(opened)}}`).join(", ")}}};

struct Trigram {
  std::uint8_t first, second, third;
};
inline constexpr std::array<Trigram, ${prefilter.length}> trigrams{{${prefilter.map((bytes) => `{${bytes.join(", ")}}`).join(", ")}}};

struct NamedCode {
  std::string_view name;
  std::int16_t code;
  bool alone;
};
inline constexpr std::array<NamedCode, ${namesOf(folder).length}> named_codes{{${namesOf(folder).map(([name, { code, alone }]) => `{${cppString(name)}, ${code}, ${alone}}`).join(", ")}}};

struct NamedFailure {
  std::string_view name;
  std::string_view cause;
};
inline constexpr std::array<NamedFailure, ${names.length}> named_failures{{${names.map((pair) => `{${pair.map(cppString).join(", ")}}`).join(", ")}}};

${["socketWords", "connectionWords", "closeWords", "notBefore", "units"].map((key) => views(key.replace(/[A-Z]/gu, (c) => `_${c.toLowerCase()}`), cues[key])).join("\n")}

}  // namespace closecode::reading
`;
}

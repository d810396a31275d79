/** Writes the facts and the English texts as constexpr C++. */
import { browserIds, vocabulary } from "./facts.mjs";
import { DataError } from "./po.mjs";
import { entryRoles } from "./texts.mjs";

export const head = (what) => `// Made by core/bake from core/data: ${what}. Do not edit.\n#pragma once\n`;

/** A C++ string literal; non-ASCII bytes are octal so that no compiler's source encoding matters. */
export function cppString(text) {
  let out = "";
  for (const byte of Buffer.from(text, "utf8")) {
    if (byte === 0x22 || byte === 0x5c) out += `\\${String.fromCharCode(byte)}`;
    else if (byte >= 0x20 && byte < 0x7f) out += String.fromCharCode(byte);
    else out += `\\${byte.toString(8).padStart(3, "0")}`;
  }
  return `"${out}"`;
}

/** Texts end to end, and how long each is. */
export function joined(name, texts) {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const type = Math.max(...lengths) > 255 ? ", std::uint16_t" : "";
  return `inline constexpr JoinedTexts<${texts.length}${type}> ${name}{${cppString(texts.join(""))}, {${lengths.join(", ")}}};`;
}

export const snake = (value) => {
  const name = value.replaceAll("-", "_");
  // C++ keywords and names that would read as something else.
  return ["private", "public", "default"].includes(name) ? `${name}_use` : name;
};
const pascal = (value) => value[0].toUpperCase() + value.slice(1);
const typeName = (fact) => (fact === "cause" ? "CauseGroup" : fact === "wait" ? "Patience" : pascal(fact));

/** The sources that answers link to; those of browsers and rules alone need not travel with the engine. */
function namedSources({ entries, sources, model }) {
  const named = new Set([...entries.flatMap((entry) => [...entry.specs, ...entry.sources]), ...model.causes.flatMap((c) => c.sources)]);
  return Object.keys(sources).filter((id) => named.has(id));
}

/** The enumerations, their names as the contract spells them, and the ids of texts and sources. */
export function vocabularyHeader(facts, { keys, schema }) {
  const enums = Object.entries({ ...vocabulary, browser: browserIds }).map(([fact, values]) => {
    const type = typeName(fact);
    return `enum class ${type} : std::uint8_t { ${values.map(snake).join(", ")} };
${joined(`${snake(fact)}_names`, values)}`;
  });
  return `${head("the words that facts are made of")}#include <closecode/joined_texts.hpp>

#include <cstddef>
#include <cstdint>

namespace closecode {

${enums.join("\n")}

enum class SourceId : std::uint8_t { ${namedSources(facts).map(snake).join(", ")} };

}  // namespace closecode

namespace closecode::generated {

inline constexpr std::size_t text_count = ${keys.length};
inline constexpr std::uint32_t text_schema = 0x${schema};

}  // namespace closecode::generated
`;
}

export function factsHeader(facts, { keys }) {
  const { entries, sources, browsers, prefixes } = facts;
  const id = (key) => {
    const index = keys.indexOf(key);
    if (index < 0) throw new DataError("core/data/languages/en.po", `${key} is missing`);
    return index;
  };
  const lists = [];
  const rows = entries.map((entry) => {
    const first = id(`${entry.key}.title`);
    entryRoles.forEach((role, n) => {
      if (keys[first + n] !== `${entry.key}.${role}`) {
        throw new DataError("core/data/languages/en.po", `${entry.key}.${role} does not stand ${n} behind ${entry.key}.title`);
      }
    });
    const name = `of_${snake(entry.key)}`;
    const ids = [...entry.specs, ...entry.sources.filter((s) => !entry.specs.includes(s))];
    lists.push(`inline constexpr std::array ${name}{${ids.map((s) => `SourceId::${snake(s)}`).join(", ")}};`);
    const facts = Object.keys(vocabulary).map((fact) => `${typeName(fact)}::${snake(entry[fact])}`);
    return `    {${entry.from}, ${entry.to}, ${cppString(entry.name)}, ${cppString(entry.label)}, ${cppString(entry.searchNames.join(" "))}, ${entry.registered}, ${entry.page}, ${facts.join(", ")}, ${name}, ${first}},`;
  });
  const links = namedSources(facts).flatMap((s) => [sources[s].label, sources[s].url]);
  const browserRows = browserIds.map((b) => {
    const { accepts, makes } = browsers[b];
    lists.push(`inline constexpr std::array ${b}_accepts{${accepts.map(([a, z]) => `Interval{${a}, ${z}}`).join(", ")}};`);
    lists.push(`inline constexpr std::array<std::int32_t, ${makes.length}> ${b}_makes{${makes.join(", ")}};`);
    return `    {${cppString(browsers[b].name)}, ${cppString(browsers[b].version)}, ${b}_accepts, ${b}_makes},`;
  });
  return `${head("codes, ranges, browsers and sources")}#include <closecode/entry.hpp>

namespace closecode::generated {

${lists.join("\n")}

/** Label and URL of each source. */
${joined("source_texts", links)}

inline constexpr std::array<BrowserFacts, ${browserIds.length}> browsers{{
${browserRows.join("\n")}
}};

/** What library constants begin with, folded, the longest first. */
${joined("constant_prefixes", prefixes)}

inline constexpr std::array<Entry, ${entries.length}> entries{{
${rows.join("\n")}
}};

}  // namespace closecode::generated
`;
}

/** A symmetric table of the texts named `prefix.V-W`, V before W in `values`; the diagonal comes from `same`. */
function pairTable(name, prefix, values, id, same) {
  const cell = (v, w) => {
    if (v === w) return same ? id(`${prefix}.${same(values[v])}`) : "no_text";
    return id(`${prefix}.${values[Math.min(v, w)]}-${values[Math.max(v, w)]}`);
  };
  const rows = values.map((_, v) => `    ${values.map((__, w) => cell(v, w)).join(", ")},`);
  const cells = `${name}_cells`;
  return `inline constexpr std::array<TextId, ${values.length ** 2}> ${cells}{\n${rows.join("\n")}\n};
inline constexpr PairTexts ${name}{${cells}.data(), ${values.length}};`;
}

export function textIdsHeader({ keys }) {
  const id = (key) => {
    const index = keys.indexOf(key);
    if (index < 0) throw new DataError("core/data/languages/en.po", `${key} is missing`);
    return index;
  };
  const simple = keys
    .filter((key) => /^(heading|check|compare|advice|list)\.[a-z-]+$|^diff\.(page|retry\.wait)$/u.test(key))
    .map((key) => `inline constexpr TextId ${snake(key.replaceAll(".", "_"))} = ${id(key)};`);
  const pairs = keys
    .map((key) => /^pair\.(\d+)-(\d+)$/u.exec(key))
    .filter(Boolean)
    .map(([key, a, b]) => {
      if (Number(a) >= Number(b)) throw new DataError("core/data/languages/en.po", `${key}: the smaller code goes first`);
      return `    {${a}, ${b}, ${id(key)}},`;
    });
  const causes = vocabulary.cause.map((group) => id(`cause.${group}`));
  const senders = ["either", "server", "client", "local", "undefined"];
  const meets = ["all", "chromium-firefox", "firefox", "none"];
  return `${head("where each text stands in a pack")}#include <closecode/entry.hpp>

namespace closecode::generated {

${simple.join("\n")}

${pairTable("category_texts", "compare.category", vocabulary.category, id, (v) => `both-${v}`)}
${pairTable("moment_texts", "diff.moment", vocabulary.moment, id)}
${pairTable("sender_texts", "diff.sender", senders, id)}
${pairTable("meet_texts", "diff.meet", meets, id)}
${pairTable("retry_texts", "diff.retry", vocabulary.retry, id)}
${pairTable("severity_texts", "diff.severity", vocabulary.severity, id)}

inline constexpr std::array<TextId, ${causes.length}> cause_texts{${causes.join(", ")}};

/** Sentences written for one pair of codes, the smaller code first, in ascending order. */
inline constexpr std::array<PairNote, ${pairs.length}> pair_notes{{
${pairs.sort((x, y) => { const n = (s) => s.match(/\d+/gu).map(Number); return n(x)[0] - n(y)[0] || n(x)[1] - n(y)[1]; }).join("\n")}
}};

}  // namespace closecode::generated
`;
}

export function englishSource(texts) {
  const lines = texts.map((text) => `    ${cppString(text)},`);
  return `${head("the English texts").replace("#pragma once\n", "")}#include <closecode/generated/vocabulary.hpp>

#include <array>
#include <string_view>

namespace closecode::generated {

extern const std::array<std::string_view, text_count> english_texts;
constinit const std::array<std::string_view, text_count> english_texts{{
${lines.join("\n")}
}};

}  // namespace closecode::generated
`;
}

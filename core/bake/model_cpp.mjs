/** Writes the model of causes and rules as constexpr C++ tables. */
import { cppString, head, snake } from "./cpp.mjs";
import { causeTexts } from "./model.mjs";
import { DataError } from "./po.mjs";

const pascal = (name) => name.replace(/(^|-)([a-z])/gu, (_, __, letter) => letter.toUpperCase());
function array(type, name, rows) {
  const isNumbers = typeof rows[0] === "number";
  const body = isNumbers ? rows.join(", ") : rows.map((row) => `\n    ${row},`).join("");
  return `inline constexpr std::array<${type}, ${rows.length}> ${name}{{${body}}};`;
}

/** Lists laid end to end; each owner keeps where its own ends. */
function laid(owners, pick) {
  let end = 0;
  return { all: owners.flatMap(pick), ends: owners.map((owner) => (end += pick(owner).length)) };
}

/** Names of categories and features, which the engine's source is written with. */
export function featuresHeader({ features }) {
  const enums = ["phase", "thrown", "host", "reason"].map((name) => {
    const values = features[name].map((value) => (value === "other" ? "other" : snake(value.toLowerCase())));
    return `enum class ${pascal(name)}Kind : std::uint8_t { ${values.join(", ")} };`;
  });
  const names = Object.keys(features).map((name) => name.replace(/[A-Z]/gu, (c) => `_${c.toLowerCase()}`));
  return `${head("what rules can ask an observation for")}#include <cstddef>
#include <cstdint>

namespace closecode::model {

enum class Feature : std::uint8_t { ${names.join(", ")} };
inline constexpr std::size_t feature_count = ${names.length};
${enums.join("\n")}

}  // namespace closecode::model
`;
}

/** A number in LEB128. */
function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}
const zigzag = (value) => leb(value < 0 ? -2 * value - 1 : 2 * value);

/** How many, then feature, least value and how many more values fit. */
function conditionBytes(conditions, featureNames, mark = 0) {
  return [conditions.length + mark, ...conditions.flatMap(({ feature, from, to }) => [featureNames.indexOf(feature), ...leb(from), ...leb(to - from)])];
}

/** A rule or check: conditions, then the length of the rest, then the rest. */
const written = (conditions, rest) => [conditions[0], ...leb(rest.length), ...conditions.slice(1), ...rest];

/** Texts end to end in one literal, and how long each is: a third of the size of as many views. */
function joined(name, texts) {
  return `inline constexpr JoinedTexts<${texts.length}> ${name}{${cppString(texts.join(""))}, {${texts.map((text) => text.length).join(", ")}}};`;
}

/** @param {object} model of readModel @param {{keys: string[]}} texts */
export function modelHeader(model, { keys }) {
  const places = new Map(keys.map((key, place) => [key, place]));
  const id = (key) => {
    const place = places.get(key);
    if (place === undefined) throw new DataError("core/data/languages/en.po", `${key} is missing`);
    return place;
  };
  const { causes, rules, checks, timings, sizes, ports, hosts, reasons, snippets, retry } = model;
  const featureNames = Object.keys(model.features);
  const certainMark = 128;
  const ruleBytes = rules.flatMap((rule) => written(
    conditionBytes(rule.conditions, featureNames, rule.certain ? certainMark : 0),
    rule.effects.flatMap(({ first, count, tenths }) => [first, count, ...zigzag(tenths)])));
  const checkBytes = checks.flatMap((check) => written(
    conditionBytes(check.conditions, featureNames), check.causes.flatMap(({ first, count }) => [first, count])));
  const causeSnippets = laid(causes, (cause) => cause.snippets ?? []);
  const causeSources = laid(causes, (cause) => cause.sources);
  const cidr = (block) => {
    const [address, bits] = block.split("/");
    const value = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
    return `${value}U, ${bits}`;
  };
  const hostKind = (kind) => `HostKind::${snake(kind)}`;
  const all = (pick, row) => hosts.flatMap((host) => host[pick].map((value) => row(value, hostKind(host.kind))));
  const profileRules = laid(retry.profiles, (profile) => profile.rules);
  const profileWords = (profile) => [...(profile.subprotocols ?? []), ...(profile.hosts ?? []).map((host) => `.${host}`)];
  const profileMarks = laid(retry.profiles, profileWords);

  // Found by counting: the texts of causes and checks stand in their order, those of signals within 256 places.
  const firstCause = id(`why.${causes[0].id}.title`);
  const inOrder = (list, first) => list.forEach((key, n) => {
    if (id(key) !== first + n) throw new DataError("core/data/languages/en.po", `${key} does not stand ${n} behind the first of its kind`);
  });
  inOrder(causes.flatMap((cause) => causeTexts.map((role) => `why.${cause.id}.${role}`)), firstCause);
  const firstCheck = id(checks[0].text);
  inOrder(checks.map((check) => check.text), firstCheck);
  const firstSignal = Math.min(...rules.map((rule) => id(rule.text)));
  if (rules.some((rule) => id(rule.text) > firstSignal + 255)) {
    throw new DataError("core/data/languages/en.po", "the texts of signals do not stand together");
  }
  const floor = (name) => `inline constexpr RetryFloor ${name}_floor{${retry.floors[name].minMs}, ${retry.floors[name].maxMs ?? 0}};`;

  return `${head("causes, rules and the facts they stand on")}#include "model.hpp"

namespace closecode::model {

${array("std::uint8_t", "rule_bytes", ruleBytes)}
inline constexpr TextId first_rule_text = ${firstSignal};
${array("std::uint8_t", "rule_texts", rules.map((rule) => id(rule.text) - firstSignal))}
${joined("rule_ids", rules.map((rule) => rule.id))}

${array("std::uint8_t", "check_bytes", checkBytes)}
inline constexpr TextId first_check_text = ${firstCheck};
inline constexpr std::size_t check_count = ${checks.length};

${array("SourceId", "cause_sources", causeSources.all.map((source) => `SourceId::${snake(source)}`))}
${array("std::uint8_t", "cause_snippets", causeSnippets.all.map((name) => snippets.findIndex((s) => s.id === name)))}
inline constexpr TextId first_cause_text = ${firstCause};
${array("CauseFacts", "causes", causes.map((cause, n) => `{${Math.round(cause.prior * 10)}, Retry::${snake(cause.retry)}, ${causeSources.ends[n]}, ${causeSnippets.ends[n]}}`))}
${joined("cause_ids", causes.map((cause) => cause.id))}
${array("Template", "snippets", snippets.map((s) => `{${cppString(s.kind)}, ${cppString(s.lines.join("\n"))}}`))}

${array("Duration", "idle_limits", timings.idle.map((t) => `{${t.ms}, ${t.within}, ${cppString(t.components)}}`))}
${array("Duration", "lifetime_limits", timings.lifetime.map((t) => `{${t.ms}, ${t.within}, ${cppString(t.components)}}`))}
${array("SizeLimit", "size_limits", sizes.map((s) => `{${s.bytes}, ${cppString(s.component)}}`))}
${array("std::uint16_t", "blocked_ports", ports)}

${array("HostName", "host_names", all("names", (name, kind) => `{${cppString(name)}, ${kind}}`))}
${array("HostName", "host_suffixes", all("suffixes", (name, kind) => `{${cppString(name)}, ${kind}}`))}
${array("HostName", "ipv6_prefixes", all("ipv6", (name, kind) => `{${cppString(name)}, ${kind}}`))}
${array("Ipv4Block", "ipv4_blocks", all("ipv4", (block, kind) => `{${cidr(block)}, ${kind}}`))}

/** The words of each kind, each with a comma behind it. */
${array("std::string_view", "reason_words", reasons.map(({ words }) => cppString(words.map((word) => `${word},`).join(""))))}

inline constexpr std::int64_t default_base_ms = ${retry.baseMs};
inline constexpr std::int64_t default_cap_ms = ${retry.capMs};
inline constexpr std::int64_t instant_ms = ${retry.instantMs};
inline constexpr std::int64_t most_fix_attempts = ${retry.mostFixAttempts};
${["restart", "overload", "limited"].map(floor).join("\n")}
${array("ProfileRule", "profile_rules", profileRules.all.map((r) => `{${r.from}, ${r.to}, Retry::${snake(r.retry)}}`))}
${array("std::string_view", "profile_marks", profileMarks.all.map(cppString))}
${array("Profile", "profiles", retry.profiles.map((p, n) => `{${cppString(p.id)}, ${profileMarks.ends[n]}, ${profileRules.ends[n]}}`))}

}  // namespace closecode::model
`;
}

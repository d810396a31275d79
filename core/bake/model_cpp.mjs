/** Writes the model of causes and rules as constexpr C++ tables. */
import { head, joined, snake } from "./cpp.mjs";
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

const longMark = 128;

/** How many, then feature, least value and, where more than one value fits, how many more. */
function conditionBytes(conditions, featureNames, mark = 0) {
  return [conditions.length + mark, ...conditions.flatMap(({ feature, from, to }) => {
    const place = featureNames.indexOf(feature);
    return from === to ? [place, ...leb(from)] : [place + longMark, ...leb(from), ...leb(to - from)];
  })];
}

/** How many bytes follow, then the effects by their place in the list of causes, each as its distance from the one before. */
function effectBytes(effects) {
  let before = 0;
  const bytes = [...effects].sort((a, b) => a.first - b.first).flatMap(({ first, count, tenths }) => {
    const step = first - before;
    before = first;
    return [...(count === 1 ? [step] : [step + longMark, count]), ...zigzag(tenths)];
  });
  return [...leb(bytes.length), ...bytes];
}

/** A check: conditions, then the length of the rest, then the rest. */
const written = (conditions, rest) => [conditions[0], ...leb(rest.length), ...conditions.slice(1), ...rest];

/** Names of hosts of all kinds, and the kind of each. */
function hostNames(name, hosts, pick) {
  const rows = hosts.flatMap((host) => host[pick].map((value) => [value, `HostKind::${snake(host.kind)}`]));
  const names = joined("", rows.map(([value]) => value)).replace(/^[^{]*|;$/gu, "");
  return `inline constexpr HostNames<${rows.length}> ${name}{${names}, {${rows.map(([, kind]) => kind).join(", ")}}};`;
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
  const ruleConditions = rules.flatMap((rule) => conditionBytes(rule.conditions, featureNames, rule.certain ? certainMark : 0));
  const ruleEffects = rules.flatMap((rule) => effectBytes(rule.effects));
  const checkBytes = checks.flatMap((check) => written(
    conditionBytes(check.conditions, featureNames), check.causes.flatMap(({ first, count }) => [first, count])));
  const causeSnippets = laid(causes, (cause) => cause.snippets ?? []);
  const causeSources = laid(causes, (cause) => cause.sources);
  const cidr = (block) => {
    const [address, bits] = block.split("/");
    const value = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
    return `${value}U, ${bits}`;
  };
  const blocks = hosts.flatMap((host) => host.ipv4.map((block) => `{${cidr(block)}, HostKind::${snake(host.kind)}}`));
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

/** The conditions of all rules, then the effects of all: like beside like packs better. */
${array("std::uint8_t", "condition_bytes", ruleConditions)}
${array("std::uint8_t", "effect_bytes", ruleEffects)}
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
${joined("snippet_kinds", snippets.map((s) => s.kind))}
/** With \${placeholders}. */
${joined("snippet_texts", snippets.map((s) => s.lines.join("\n")))}

${array("Duration", "idle_limits", timings.idle.map((t) => `{${t.ms}, ${t.within}}`))}
${joined("idle_components", timings.idle.map((t) => t.components.join(",")))}
${array("Duration", "lifetime_limits", timings.lifetime.map((t) => `{${t.ms}, ${t.within}}`))}
${joined("lifetime_components", timings.lifetime.map((t) => t.components.join(",")))}
${array("std::int32_t", "size_limits", sizes.map((s) => s.bytes))}
${joined("size_components", sizes.map((s) => s.components.join(",")))}
${array("std::uint16_t", "blocked_ports", ports)}

${hostNames("host_names", hosts, "names")}
${hostNames("host_suffixes", hosts, "suffixes")}
${hostNames("ipv6_prefixes", hosts, "ipv6")}
${array("Ipv4Block", "ipv4_blocks", blocks)}

/** The words of each kind, each with a comma behind it. */
${joined("reason_words", reasons.map(({ words }) => words.map((word) => `${word},`).join("")))}

inline constexpr std::int64_t default_base_ms = ${retry.baseMs};
inline constexpr std::int64_t default_cap_ms = ${retry.capMs};
inline constexpr std::int64_t instant_ms = ${retry.instantMs};
inline constexpr std::int64_t most_fix_attempts = ${retry.mostFixAttempts};
${["restart", "overload", "limited"].map(floor).join("\n")}
${array("ProfileRule", "profile_rules", profileRules.all.map((r) => `{${r.from}, ${r.to}, Retry::${snake(r.retry)}}`))}
${joined("profile_marks", profileMarks.all)}
${joined("profile_ids", retry.profiles.map(({ id }) => id))}
${array("Profile", "profiles", retry.profiles.map((_, n) => `{${profileMarks.ends[n]}, ${profileRules.ends[n]}}`))}

}  // namespace closecode::model
`;
}

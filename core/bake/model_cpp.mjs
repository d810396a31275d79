/** Writes the model of causes and rules as constexpr C++ tables. */
import { cppString, head, snake } from "./cpp.mjs";
import { causeTexts } from "./model.mjs";
import { DataError } from "./po.mjs";

const pascal = (name) => name.replace(/(^|-)([a-z])/gu, (_, __, letter) => letter.toUpperCase());
const array = (type, name, rows) => `inline constexpr std::array<${type}, ${rows.length}> ${name}{{\n${rows.map((row) => `    ${row},`).join("\n")}\n}};`;

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
  const condition = ({ feature, from, to }) => `{${featureNames.indexOf(feature)}, ${from}, ${to}}`;

  const ruleConditions = laid(rules, (rule) => rule.conditions);
  const ruleEffects = laid(rules, (rule) => rule.effects);
  const checkConditions = laid(checks, (check) => check.conditions);
  const checkCauses = laid(checks, (check) => check.causes);
  const causeSnippets = laid(causes, (cause) => cause.snippets ?? []);
  const causeSources = laid(causes, (cause) => cause.sources);
  const reasonWords = laid(reasons, (reason) => reason.words);
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

  causes.forEach((cause) => {
    causeTexts.forEach((role, n) => {
      if (id(`why.${cause.id}.${role}`) !== id(`why.${cause.id}.title`) + n) {
        throw new DataError("core/data/languages/en.po", `why.${cause.id}.${role} does not stand ${n} behind its title`);
      }
    });
  });
  const floor = (name) => `inline constexpr RetryFloor ${name}_floor{${retry.floors[name].minMs}, ${retry.floors[name].maxMs ?? 0}};`;

  return `${head("causes, rules and the facts they stand on")}#include "model.hpp"

namespace closecode::model {

${array("Condition", "rule_conditions", ruleConditions.all.map(condition))}
${array("Effect", "rule_effects", ruleEffects.all.map(({ cause, hundredths }) => `{${cause}, ${hundredths}}`))}
${array("Rule", "rules", rules.map((rule, n) => `{${cppString(rule.id)}, ${id(rule.text)}, ${rule.certain}, ${ruleConditions.ends[n]}, ${ruleEffects.ends[n]}}`))}

${array("Condition", "check_conditions", checkConditions.all.map(condition))}
${array("std::uint8_t", "check_causes", checkCauses.all)}
${array("Check", "checks", checks.map((check, n) => `{${id(check.text)}, ${checkConditions.ends[n]}, ${checkCauses.ends[n]}}`))}

${array("SourceId", "cause_sources", causeSources.all.map((source) => `SourceId::${snake(source)}`))}
${array("std::uint8_t", "cause_snippets", causeSnippets.all.map((name) => snippets.findIndex((s) => s.id === name)))}
${array("CauseFacts", "causes", causes.map((cause, n) => `{${cppString(cause.id)}, ${Math.round(cause.prior * 100)}, Retry::${snake(cause.retry)}, ${id(`why.${cause.id}.title`)}, ${causeSources.ends[n]}, ${causeSnippets.ends[n]}}`))}
${array("Template", "snippets", snippets.map((s) => `{${cppString(s.kind)}, ${cppString(s.lines.join("\n"))}}`))}

${array("Duration", "idle_limits", timings.idle.map((t) => `{${t.ms}, ${t.within}, ${cppString(t.components)}}`))}
${array("Duration", "lifetime_limits", timings.lifetime.map((t) => `{${t.ms}, ${t.within}, ${cppString(t.components)}}`))}
${array("SizeLimit", "size_limits", sizes.map((s) => `{${s.bytes}, ${cppString(s.component)}}`))}
${array("std::uint16_t", "blocked_ports", ports)}

${array("HostName", "host_names", all("names", (name, kind) => `{${cppString(name)}, ${kind}}`))}
${array("HostName", "host_suffixes", all("suffixes", (name, kind) => `{${cppString(name)}, ${kind}}`))}
${array("HostName", "ipv6_prefixes", all("ipv6", (name, kind) => `{${cppString(name)}, ${kind}}`))}
${array("Ipv4Block", "ipv4_blocks", all("ipv4", (block, kind) => `{${cidr(block)}, ${kind}}`))}

${array("std::string_view", "reason_words", reasonWords.all.map(cppString))}
${array("std::uint8_t", "reason_ends", reasonWords.ends)}

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

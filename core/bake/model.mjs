/** Reads causes, rules and the facts they stand on, checks them against each other and returns one model. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { vocabulary } from "./facts.mjs";
import { DataError } from "./po.mjs";

const flag = ["false", "true"];
/**
 * What rules may ask for: the names of a feature's values, or "number". The engine computes each feature from the
 * observation, or leaves it out. `idle`, `quiet`, `age`, `host` and `reason` get their values from the data.
 */
const fixedFeatures = {
  phase: ["threw", "error-only", "failed", "quiet", "coded", "lost", "tls", "unclear", "wrapper"],
  code: "number", errored: flag, clean: flag, trusted: flag,
  thrown: ["SyntaxError", "SecurityError", "NS_ERROR_CONTENT_BLOCKED", "other"],
  browser: ["chromium", "firefox", "webkit", "node", "deno", "bun", "workerd"],
  scheme: ["ws", "wss"], port: ["blocked", "tls", "plain"], pageSecure: flag, policy: flag,
  probed: flag, probe: ["reachable", "unreachable"], status: "number",
  subprotocols: flag, compressed: flag, hasReason: flag,
  connectMs: "number", openMs: "number", idleMs: "number", suspendedMs: "number",
  lastSent: "number", sinceSend: "number", buffered: "number",
  closedByPage: flag, closeState: ["connecting", "open"], pageCode: ["same", "other"],
  online: flag, hidden: flag, hiding: flag, restored: flag,
  together: "number", repeats: flag, failures: "number", sameOpen: "number", everOpened: flag,
};

export const causeTexts = ["title", "explanation", "fix"];
const strongestWeight = 20;
/** Tenths of it fit a byte. */
const lowestPrior = 12;

function readJson(folder, name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch (error) {
    throw new DataError(`core/data/${name}`, error.message);
  }
}

/** Timings of one kind by duration: every component that ends a connection after that time. */
function durations({ timings, toleranceMs, tolerancePercent }, kind) {
  const found = new Map();
  for (const { seconds, component } of timings.filter((timing) => timing.kind === kind)) {
    found.set(seconds, [...(found.get(seconds) ?? []), component]);
  }
  return [...found].sort(([a], [b]) => a - b).map(([seconds, components]) => ({
    name: `${seconds}s`,
    ms: seconds * 1000,
    within: Math.max(toleranceMs, seconds * 10 * tolerancePercent),
    components,
  }));
}

/** "network/*" and ids as places in the list of causes; a fault when nothing is meant. */
function causesNamed(pattern, causes, where) {
  const prefix = pattern.replace(/\*$/u, "");
  const found = causes.flatMap(({ id }, place) => (id === pattern || (pattern !== prefix && id.startsWith(prefix)) ? [place] : []));
  if (found.length === 0) throw new DataError(where, `${pattern} names no cause`);
  if (found.at(-1) - found[0] + 1 !== found.length) throw new DataError(where, `the causes of ${pattern} do not stand together`);
  return found;
}

function intervals(feature, wanted, features, where) {
  const values = features[feature];
  if (values === undefined) throw new DataError(where, `${feature} is no feature`);
  const single = (value) => {
    if (values !== "number") {
      const place = values.indexOf(String(value));
      if (place < 0) throw new DataError(where, `${feature} is never ${JSON.stringify(value)}`);
      return { from: place, to: place };
    }
    if (Number.isInteger(value)) return { from: value, to: value };
    const { from, to, min, max } = value;
    return { from: from ?? min ?? 0, to: to ?? max ?? 2 ** 31 - 1 };
  };
  return (Array.isArray(wanted) ? wanted : [wanted]).map((value) => ({ feature, ...single(value) }));
}

const conditions = (when, features, where) =>
  Object.entries(when).flatMap(([feature, wanted]) => intervals(feature, wanted, features, where));

/**
 * Runs of neighbouring causes and what is added to each. "network/*" goes first; what names one cause takes the place
 * of it there, so it is written as the difference.
 */
function effects(rule, causes, where) {
  const given = new Map();
  const runs = [];
  const patterns = Object.entries(rule.effects).sort(([a], [b]) => Number(b.endsWith("*")) - Number(a.endsWith("*")));
  for (const [pattern, weight] of patterns) {
    if (!(Math.abs(weight) <= strongestWeight)) throw new DataError(where, `${pattern} has the weight ${weight}`);
    const places = causesNamed(pattern, causes, where);
    const tenths = Math.round(weight * 10) - (given.get(places[0]) ?? 0);
    places.forEach((place) => given.set(place, tenths));
    runs.push({ first: places[0], count: places.length, tenths });
  }
  return runs;
}

/** One rule for each of a list: {timing} is a duration's name, {failure} a cause that something can name. */
function expand(rule, lists) {
  if (!rule.each) return [rule];
  const template = JSON.stringify({ ...rule, each: undefined });
  return lists[rule.each].map(({ name }) => JSON.parse(template.replaceAll(/\{(timing|failure)\}/gu, name)));
}

function checkSources(list, sources, where) {
  if (!Array.isArray(list) || list.length === 0) throw new DataError(where, "sources is empty");
  for (const id of list) if (!(id in sources)) throw new DataError(where, `sources names ${id}, which sources.json does not have`);
}

/** Words must be in the form that the engine's folding gives to a reason. */
function checkWords({ kind, words }) {
  for (const word of words) {
    if (word !== word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()) {
      throw new DataError(`core/data/reasons.json ${kind}`, `${JSON.stringify(word)} is not folded`);
    }
  }
}

/** @param {string} folder core/data @param {object} sources of sources.json @throws {DataError} */
export function readModel(folder, sources) {
  const { causes } = readJson(folder, "causes.json");
  const timingFile = readJson(folder, "timings.json");
  const timings = { idle: durations(timingFile, "idle"), lifetime: durations(timingFile, "lifetime") };
  const { sizes } = readJson(folder, "sizes.json");
  const ports = readJson(folder, "ports.json");
  const { kinds: hosts } = readJson(folder, "hosts.json");
  const { reasons } = readJson(folder, "reasons.json");
  const { snippets } = readJson(folder, "snippets.json");
  const retry = readJson(folder, "retry.json");
  const { failures } = readJson(folder, "failures.json");
  const names = (list) => list.map(({ name }) => name);
  const features = {
    ...fixedFeatures,
    idle: names(timings.idle), quiet: names(timings.idle), age: names(timings.lifetime),
    host: [...hosts.map(({ kind }) => kind), "bare-name", "public"],
    reason: reasons.map(({ kind }) => kind),
    failure: causes.map(({ id }) => id),
  };

  for (const { id, prior, retry: action, sources: list, snippets: helps = [] } of causes) {
    const where = `core/data/causes.json ${id}`;
    if (!/^[a-z]+\/[a-z0-9-]+$/u.test(id)) throw new DataError(where, "is no id of a cause");
    if (!(prior < 0 && prior >= -lowestPrior)) throw new DataError(where, `has the prior ${prior}`);
    if (!vocabulary.retry.includes(action)) throw new DataError(where, `retry is ${action}`);
    checkSources(list, sources, where);
    for (const link of list) {
      if (!/^https?:/u.test(sources[link].url)) throw new DataError(where, `${link} is no link`);
    }
    for (const help of helps) if (!snippets.some((s) => s.id === help)) throw new DataError(where, `no snippet ${help}`);
  }
  for (const [file, list] of Object.entries({ timings: timingFile.timings, sizes, hosts, reasons, failures, retry: Object.values(retry.floors), profiles: retry.profiles })) {
    list.forEach((fact, index) => checkSources(fact.sources, sources, `core/data/${file} ${index}`));
  }
  checkSources(ports.sources, sources, "core/data/ports.json");
  reasons.forEach(checkWords);
  for (const { cause } of failures) causesNamed(cause, causes, "core/data/failures.json");

  const files = readdirSync(join(folder, "rules")).filter((name) => name.endsWith(".json")).sort();
  const rules = files.flatMap((file) => readJson(folder, `rules/${file}`).rules.flatMap((rule) => expand(rule, { ...timings, failure: failures.map(({ cause }) => ({ name: cause })) })).map((rule) => {
    const where = `core/data/rules/${file} ${rule.id}`;
    checkSources(rule.sources, sources, where);
    return { id: rule.id, text: `signal.${rule.text ?? rule.id}`, certain: rule.certain ?? false,
      conditions: conditions(rule.when, features, where), effects: effects(rule, causes, where) };
  }));
  for (const { id } of rules) {
    if (rules.filter((rule) => rule.id === id).length > 1) throw new DataError("core/data/rules", `${id} is there twice`);
  }
  const checks = readJson(folder, "checks.json").checks.map((check) => {
    const where = `core/data/checks.json ${check.id}`;
    const named = (pattern) => causesNamed(pattern.endsWith("/") ? `${pattern}*` : pattern, causes, where);
    const runs = check.for.includes("*") ? [causes.map((_, place) => place)] : check.for.map(named);
    return { id: check.id, text: `next.${check.id}`, conditions: conditions(check.when, features, where),
      causes: runs.map((places) => ({ first: places[0], count: places.length })) };
  });
  return { causes, rules, checks, failures, features, timings, sizes, ports: ports.blocked, hosts, reasons, snippets, retry };
}

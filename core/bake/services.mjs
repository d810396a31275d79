/** Reads the services under core/data/services and refuses what a dictionary could not say, naming file and key. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { vocabulary } from "./facts.mjs";
import { DataError } from "./po.mjs";

export const kinds = ["service", "library", "protocol", "registry"];
export const marks = ["hosts", "subprotocols", "paths", "reasons"];
const evidences = ["vendor-docs", "vendor-source", "vendor-docs+source", "vendor-source+docs", "observed", "secondary"];
const languages = ["en", "ja"];
const onWire = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014];

const isText = (value) => typeof value === "string" && value.trim() === value && value !== "";

/** What a value has to be, by key. Each says nothing, or what is wrong. */
const oneOf = (...values) => (value) => (values.includes(value) ? "" : `is ${JSON.stringify(value)}, not one of ${values.join(", ")}`);
const text = (value) => (isText(value) ? "" : "is no text, or has blanks around it");
const codeBetween = (least, most) => (value) =>
  Number.isInteger(value) && least <= value && value <= most ? "" : `is ${JSON.stringify(value)}, not ${least} to ${most}`;
const texts = (value) => {
  const tags = Object.keys(value ?? {});
  const missing = languages.filter((tag) => !tags.includes(tag));
  if (missing.length > 0) return `lacks ${missing.join(", ")}`;
  return tags.length === languages.length && Object.values(value).every(isText) ? "" : "holds more than texts in en and ja";
};
const patterns = (value) => (Array.isArray(value) && value.length > 0 && value.every(isText) ? "" : "is no list of patterns");

const meaning = {
  name: text, retry: oneOf(...vocabulary.retry), sources: patterns, description: texts,
  "severity?": oneOf(...vocabulary.severity), "when?": texts, "fix?": texts,
};
const shapes = {
  code: {
    code: codeBetween(1000, 4999), ...meaning, severity: meaning["severity?"], fix: texts,
    "status?": oneOf("legacy"), "sentBy?": oneOf("client", "server", "synthetic"),
  },
  range: { from: codeBetween(1000, 4999), to: codeBetween(1000, 4999), ...meaning },
  source: { label: text, url: (value) => (/^https:\/\/\S+$/u.test(value) ? "" : "is no https address") },
  match: Object.fromEntries(marks.map((mark) => [`${mark}?`, patterns])),
  service: {
    id: (value) => (/^[a-z0-9][a-z0-9.-]*$/u.test(value) ? "" : "is not made of small letters, digits, dots and dashes"),
    name: text, kind: oneOf(...kinds), evidence: oneOf(...evidences),
    sources: (value) => (Object.keys(value ?? {}).length > 0 ? "" : "is empty"),
    codes: (value) => (Array.isArray(value) ? "" : "is no list"), "match?": () => "", "ranges?": (value) => (Array.isArray(value) ? "" : "is no list"),
  },
};

function check(value, shape, where) {
  if (typeof value !== "object" || value === null) throw new DataError(where, "is no object");
  const known = new Map(Object.entries(shape).map(([key, rule]) => [key.replace("?", ""), rule]));
  for (const key of Object.keys(value)) if (!known.has(key)) throw new DataError(`${where} ${key}`, "is not a known key");
  for (const [key, rule] of known) {
    if (value[key] === undefined && `${key}?` in shape && !(key in shape)) continue;
    const fault = rule(value[key]);
    if (fault) throw new DataError(`${where} ${key}`, fault);
  }
}

function checkMeanings(service, where) {
  const { sources, codes, ranges = [] } = service;
  const checkOne = (value, kind, place) => {
    check(value, shapes[kind], place);
    for (const source of value.sources) {
      if (!(source in sources)) throw new DataError(`${place} sources`, `names ${source}, which ${service.id} does not have`);
    }
  };
  codes.forEach((code, i) => {
    checkOne(code, "code", `${where} codes[${i}]`);
    if (codes.findIndex((other) => other.code === code.code) !== i) throw new DataError(`${where} codes[${i}].code`, `${code.code} stands twice`);
  });
  ranges.forEach((range, i) => {
    checkOne(range, "range", `${where} ranges[${i}]`);
    if (range.to < range.from) throw new DataError(`${where} ranges[${i}]`, "ends before it begins");
  });
  if (codes.length + ranges.length === 0) throw new DataError(`${where} codes`, "is empty");
}

function readService(folder, file) {
  const where = `core/data/services/${file}`;
  let service;
  try {
    service = JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    throw new DataError(where, error.message);
  }
  check(service, shapes.service, where);
  if (`${service.id}.json` !== file) throw new DataError(`${where} id`, `${service.id} is not the name of the file`);
  for (const [key, source] of Object.entries(service.sources)) check(source, shapes.source, `${where} sources.${key}`);
  check(service.match ?? {}, shapes.match, `${where} match`);
  checkMeanings(service, where);
  return service;
}

/** Every service, by id. @param {string} folder core/data @throws {DataError} naming file and key */
export function readServices(folder) {
  const files = readdirSync(join(folder, "services")).filter((file) => file.endsWith(".json")).sort();
  return files.map((file) => readService(join(folder, "services"), file));
}

/** A service as the package ships it. Codes below 3000 are not a service's to define, so they stand apart. */
export function dictionaryOf({ id, name, kind, match = {}, sources, evidence, codes, ranges = [] }) {
  const linked = ({ sources: keys, status, sentBy, ...rest }) => ({
    ...rest, links: keys.map((key) => ({ label: sources[key].label, url: sources[key].url })),
  });
  const own = ranges.filter(({ from }) => from >= 3000);
  // A range of registered codes holds for those of them that a Close frame can carry.
  const spread = ranges.filter(({ from }) => from < 3000).flatMap(({ from, to, ...rest }) =>
    [...onWire].filter((code) => from <= code && code <= to).map((code) => ({ code, ...rest })));
  const standard = [...codes.filter(({ code }) => code < 3000), ...spread].map(linked);
  return {
    id, name, kind, evidence,
    // Without a mark it applies nowhere by itself; a dictionary that lacks `match` would apply everywhere.
    match,
    codes: codes.filter(({ code }) => code >= 3000).map(linked),
    ...(own.length > 0 && { ranges: own.map(linked) }),
    ...(standard.length > 0 && { standard }),
  };
}

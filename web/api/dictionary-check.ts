/** Reads a foreign dictionary into a clean copy, or says everything that is wrong with it. */
import { CloseCodeError } from "./errors.js";
import type { Dictionary } from "./dictionary-types.js";

/** Longest sum of all texts; the largest service has a hundredth of it. */
const mostCharacters = 1_000_000;
/** Faults that a message lists. */
const mostFaults = 20;

export const retries: readonly string[] = ["no", "now", "backoff", "after-fix", "after-login", "page-decides"];
export const severities: readonly string[] = ["normal", "notice", "warning", "error"];

/** Where a fault is and what is wrong. */
interface Fault {
  readonly path: string;
  readonly what: string;
}

class Check {
  readonly faults: Fault[] = [];
  characters = 0;

  fault(path: string, what: string): undefined {
    if (this.faults.length < mostFaults) this.faults.push({ path, what });
    return undefined;
  }
}

/** Returns the clean value, or undefined when it told `check` of a fault. */
type Read = (value: unknown, path: string, check: Check) => unknown;

const text =
  (most: number, form = /^/u, what = ""): Read =>
  (value, path, check) => {
    // Counted as JSON Schema counts: code points.
    const fits = typeof value === "string" && value !== "" && (value.length <= most || (value.length <= 2 * most && [...value].length <= most));
    if (!fits || !form.test(value)) return check.fault(path, `must be a text of 1 to ${most} characters${what}`);
    if ((check.characters += value.length) > mostCharacters) {
      return check.fault(path, `goes beyond the ${mostCharacters} characters that a dictionary may have`);
    }
    return value;
  };

const oneOf =
  (...values: readonly string[]): Read =>
  (value, path, check) =>
    values.includes(value as string) ? value : check.fault(path, `must be one of ${values.join(", ")}`);

const code =
  (least: number, most: number): Read =>
  (value, path, check) =>
    Number.isInteger(value) && least <= (value as number) && (value as number) <= most
      ? value : check.fault(path, `must be a whole number from ${least} to ${most}`);

/** A getter or proxy that throws is a fault like any other. */
function reading(path: string, check: Check, read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return check.fault(path, "cannot be read");
  }
}

const list =
  (item: Read, most: number): Read =>
  (value, path, check) => {
    if (!Array.isArray(value) || !(value.length <= most)) return check.fault(path, `must be a list of at most ${most}`);
    return Array.from({ length: value.length }, (_, i) => {
      const at = `${path}[${i}]`;
      return reading(at, check, () => item(value[i], at, check));
    });
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Where a member stands: codes[0].name; in brackets where the name is no plain word. */
function memberOf(path: string, name: string): string {
  const short = name.slice(0, 64);
  if (!/^[\w$-]+$/u.test(short)) return `${path}[${JSON.stringify(short)}]`;
  return path ? `${path}.${short}` : short;
}

/** Names that end in "!" must be there. A value of undefined counts as absent. */
function object(shape: Readonly<Record<string, Read>>): Read {
  const readers = new Map(Object.entries(shape).map(([name, read]) => [name.replace("!", ""), { read, must: name.endsWith("!") }]));
  return (value, path, check) => {
    if (!isObject(value)) return check.fault(path || "dictionary", "must be an object");
    const found: [string, unknown][] = [];
    for (const name of Object.keys(value)) {
      if (!readers.has(name)) check.fault(memberOf(path, name), "is not a known name");
    }
    for (const [name, { read, must }] of readers) {
      const at = memberOf(path, name);
      const clean = reading(at, check, () => {
        const member = Object.hasOwn(value, name) ? value[name] : undefined;
        if (member !== undefined) return read(member, at, check);
        return must ? check.fault(at, "is missing") : undefined;
      });
      if (clean !== undefined) found.push([name, clean]);
    }
    return Object.fromEntries(found);
  };
}

const longText = text(4000);
const texts: Read = (value, path, check) => {
  if (!isObject(value)) return longText(value, path, check);
  const tags = Object.keys(value);
  if (tags.length === 0 || tags.length > 64) return check.fault(path, "must have texts in 1 to 64 languages");
  return Object.fromEntries(tags.map((tag) => {
    const at = memberOf(path, tag);
    if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/u.test(tag)) check.fault(at, "is not a language tag");
    return [tag, reading(at, check, () => longText(value[tag], at, check))];
  }));
};

const name = text(200);
const patterns = list(name, 64);
const meaning = {
  "name!": name, description: texts, when: texts, fix: texts,
  retry: oneOf(...retries),
  severity: oneOf(...severities),
  links: list(object({ "label!": name, "url!": text(2000, /^https?:\/\//u, " that begins with http:// or https://") }), 16),
};
const codes = (least: number, most: number): Read =>
  list(object({ "code!": code(least, most), ...meaning, status: name, sentBy: name }), 2000);
const whole = object({
  $schema: name,
  "id!": text(64, /^[A-Za-z0-9][\w.-]*$/u, ": letters, digits, _ . and -"),
  "name!": name,
  kind: oneOf("service", "library", "protocol", "registry"),
  evidence: name,
  match: object({ hosts: patterns, subprotocols: patterns, paths: patterns, reasons: patterns }),
  "codes!": codes(3000, 4999),
  ranges: list(object({ "from!": code(3000, 4999), "to!": code(3000, 4999), ...meaning }), 200),
  standard: codes(1000, 2999),
});

/** What no schema says: each code once, ranges in order within and apart from each other. */
function checkNumbers({ codes, standard = [], ranges = [] }: Dictionary, check: Check): void {
  for (const [key, entries] of Object.entries({ codes, standard })) {
    const known = new Set<number>();
    entries.forEach(({ code }, i) => {
      if (known.has(code)) check.fault(`${key}[${i}].code`, `stands twice: ${code}`);
      known.add(code);
    });
  }
  ranges.forEach(({ from, to }, i) => {
    if (to < from) check.fault(`ranges[${i}].to`, "lies before from");
    const other = ranges.findIndex((range, j) => j < i && range.from <= to && from <= range.to);
    if (other >= 0) check.fault(`ranges[${i}]`, `overlaps ranges[${other}]`);
  });
}

/** @param where what stands before each path, e.g. "dictionaries[1]" @throws CloseCodeError BAD_DICTIONARY */
export function cleanDictionary(input: unknown, where = ""): Dictionary {
  const check = new Check();
  const clean = reading("dictionary", check, () => whole(input, "", check)) as Dictionary;
  if (check.faults.length === 0) checkNumbers(clean, check);
  if (check.faults.length === 0) return clean;
  const faults = check.faults.map(({ path, what }) => ({
    path: where ? (path === "dictionary" ? where : `${where}${path.startsWith("[") ? "" : "."}${path}`) : path, what,
  }));
  const list = faults.map(({ path, what }) => `${path} ${what}`).join("; ");
  throw new CloseCodeError("BAD_DICTIONARY", `The dictionary was refused: ${list}.`, { path: faults[0]?.path ?? "", faults });
}

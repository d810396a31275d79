/**
 * Checks what the query of a fault says. Parts of it end up in answers byte by byte, so nothing passes that could end a
 * header or lead away from this server.
 */
import { MAX_CODE, MAX_REASON_BYTES } from "../frame.mjs";

const MAX_MS = 600_000;
const MAX_LIMIT = 2 ** 30;
const MAX_ANSWER = 200;

/** @param {number} from @param {number} to @returns {(text: string) => boolean} */
const integer = (from, to) => (text) => /^\d{1,10}$/.test(text) && Number(text) >= from && Number(text) <= to;

/** @type {Readonly<Record<string, {isRight: (text: string) => boolean, what: string}>>} */
const PARAMETERS = {
  code: {
    isRight: (text) => text === "none" || integer(0, MAX_CODE)(text),
    what: `an integer from 0 to ${MAX_CODE}, or "none"`,
  },
  reason: {
    isRight: (text) => Buffer.byteLength(text) <= MAX_REASON_BYTES,
    what: `at most ${MAX_REASON_BYTES} bytes of UTF-8`,
  },
  status: { isRight: integer(200, 599), what: "an HTTP status from 200 to 599" },
  location: {
    isRight: (text) => /^\/(?![/\\])[!-~]*$/.test(text),
    what: "a path on this server, in printable ASCII",
  },
  answer: {
    isRight: (text) => text.length <= MAX_ANSWER && /^[ -~]+$/.test(text),
    what: `1 to ${MAX_ANSWER} characters of printable ASCII`,
  },
  ms: { isRight: integer(0, MAX_MS), what: `milliseconds, from 0 to ${MAX_MS}` },
  limit: { isRight: integer(0, MAX_LIMIT), what: `bytes, from 0 to ${MAX_LIMIT}` },
};

/** Added by `probe`, past a service worker that might answer instead of the server. It changes nothing here. */
const PROBE_MARK = "closecode-probe";

/** Faults that mean nothing without a parameter. */
const NEEDED = /** @type {const} */ ({
  "/http": "status",
  "/idle": "ms",
  "/lifetime": "ms",
  "/too-big": "limit",
  "/reset-on-big": "limit",
  "/close-then-reset": "code",
  "/close-then-fin": "code",
  "/close-then-kill": "code",
  "/answer-other": "code",
});

/**
 * @param {string} path of a fault
 * @param {URLSearchParams} query
 * @returns {string | undefined} what is wrong, as a sentence for the person who asked
 */
export function problemWith(path, query) {
  for (const [name, value] of query) {
    if (name === PROBE_MARK) continue;
    const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    if (parameter === undefined)
      return `There is no parameter "${name}". Use ${Object.keys(PARAMETERS).join(", ")}.`;
    if (query.getAll(name).length > 1) return `The parameter "${name}" is given more than once.`;
    if (!parameter.isRight(value)) return `The parameter "${name}" must be ${parameter.what}.`;
  }
  const needed = Object.entries(NEEDED).find(([fault]) => fault === path)?.[1];
  if (needed !== undefined && !query.has(needed)) return `This fault needs the parameter "${needed}".`;
  if (needed === "code" && query.get("code") === "none") return `This fault needs a number as "code".`;
  return undefined;
}

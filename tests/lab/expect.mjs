/**
 * How a case says what a page should see, and how what it saw is held against it.
 *
 * @typedef {'chromium' | 'firefox' | 'webkitgtk'} BrowserId
 *
 * @typedef {object} RawEvent what the page's handlers were told
 * @property {boolean} opened
 * @property {boolean} errored `error` came, before `close` where both came
 * @property {number} [code] absent when no `close` came
 * @property {boolean} [wasClean]
 * @property {string} [thrown] name of what the constructor threw
 * @property {string} [reason] checked only where it is given, like the following
 * @property {string} [protocol]
 * @property {number} [lastsMs] at least so long from the constructor to the close, because a timer ends it
 * @property {boolean} [soon] the close needs no timer of the browser: it comes before SOON_TRIPS trips to the server
 *
 * @typedef {RawEvent | readonly RawEvent[]} Expected several where the moment decides between them, the usual one first
 * @typedef {Partial<Record<BrowserId, Expected>>} ExpectedEvents
 *
 * @typedef {object} Accepted which diagnoses are right: prefixes of cause ids
 * @property {readonly string[]} [top1] the first cause starts with one of these
 * @property {readonly string[]} [top3] one of the first three does
 */
import { lasted } from "./times.mjs";

/** What a timer may be early by, because two clocks round. */
const ROUNDING_MS = 2;
/** Half a second on a machine at rest. The close itself needs about three. */
const SOON_TRIPS = 20;

/**
 * @template T
 * @param {T} value
 * @returns {Record<BrowserId, T>}
 */
export const everywhere = (value) => ({ chromium: value, firefox: value, webkitgtk: value });

/** @param {readonly string[]} prefixes */
export const top1 = (...prefixes) => ({ top1: prefixes });
/** @param {readonly string[]} prefixes */
export const top3 = (...prefixes) => ({ top3: prefixes });

/**
 * A Close frame arrived and all went well.
 *
 * @param {number} code
 * @param {Partial<RawEvent>} [more]
 * @returns {RawEvent}
 */
export const clean = (code, more) => ({ opened: true, errored: false, code, wasClean: true, ...more });

/**
 * A Close frame arrived, but TCP ended badly.
 *
 * @param {number} code
 * @param {Partial<RawEvent>} [more]
 * @returns {RawEvent}
 */
export const unclean = (code, more) => ({ ...clean(code), wasClean: false, ...more });

/** Opened, then 1006 without `error`. */
export const lost = unclean(1006);
/** Opened, then `error` and 1006. */
export const broken = unclean(1006, { errored: true });
/** @type {RawEvent} never opened: `error` and 1006 */
export const failed = { opened: false, errored: true, code: 1006, wasClean: false };
/** @type {RawEvent} never opened: `error`, and no `close` ever */
export const errorOnly = { opened: false, errored: true };
/** @type {RawEvent} nothing at all happened as long as the page waited */
export const silent = { opened: false, errored: false };

/**
 * @param {string} thrown
 * @returns {RawEvent}
 */
export const threw = (thrown) => ({ ...silent, thrown });

/**
 * @param {import('closecode').Observation} observation
 * @returns {RawEvent}
 */
export function rawEvent({ opened = false, errored = false, code, wasClean, thrown }) {
  return {
    opened,
    errored,
    ...(code === undefined ? {} : { code, wasClean }),
    ...(thrown === undefined ? {} : { thrown }),
  };
}

/**
 * @param {import('./page/run-case.mjs').Seen} seen
 * @param {RawEvent} expected
 */
export function matches({ observation, readings, trips = Infinity }, expected) {
  const { reason, protocol, lastsMs = 0, soon = false, ...event } = expected;
  const seen = /** @type {Record<string, unknown>} */ (rawEvent(observation));
  const wanted = /** @type {Record<string, unknown>} */ (event);
  return (
    [...Object.keys(seen), ...Object.keys(wanted)].every((key) => seen[key] === wanted[key]) &&
    (reason === undefined || observation["reason"] === reason) &&
    (protocol === undefined || observation["protocol"] === protocol) &&
    (lastsMs === 0 || (lasted(readings) ?? 0) >= lastsMs - ROUNDING_MS) &&
    (!soon || trips <= SOON_TRIPS)
  );
}

/**
 * In words, for the names of tests and for messages.
 *
 * @param {Expected} expected
 * @returns {string}
 */
export function inWords(expected) {
  if (Array.isArray(expected)) return expected.map(inWords).join(" or ");
  const { opened, errored, code, wasClean, thrown } = /** @type {RawEvent} */ (expected);
  if (thrown !== undefined) return `throws ${thrown}`;
  const where = opened ? "after opening" : "without opening";
  if (code === undefined)
    return errored ? `reports an error and no close ${where}` : `reports nothing ${where}`;
  return `reports ${code} ${where}, ${wasClean ? "clean" : "not clean"}, ${errored ? "with" : "without"} an error`;
}

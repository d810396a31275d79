/** Holds the times in an observation against the page's own clock, and puts them as on a machine at rest. */

/**
 * @typedef {import('closecode').Observation} Observation
 * @typedef {import('./page/clock.mjs').Reading} Reading
 * @typedef {import('./page/clock.mjs').Readings} Readings
 * @typedef {'connectMs' | 'openMs' | 'idleMs' | 'sinceSendMs'} TimeKey
 */

/** How much longer than its case says a case lasts on a machine at rest, at most. */
const REST_MS = 500;

/**
 * Every time that an observation states, with the two moments that it lies between. The machine's load moves both the
 * figure and the readings, so nothing is granted.
 *
 * @param {Observation} observation
 * @param {Readings} readings
 * @returns {readonly string[]} a sentence for each time that is missing or cannot be
 */
export function wrongTimes(observation, { begun, opened, received, sent, ended }) {
  const connected = opened ?? ended;
  const answered = received ?? opened;
  const lastFrame = answered && sent ? later(answered, sent) : (answered ?? sent);
  /** @type {readonly (readonly [TimeKey, from: Reading | undefined, to: Reading | undefined])[]} */
  const spans = [
    // A socket that was closed before `watch` saw it has no beginning that `watch` could know.
    ["connectMs", observation.connectMs === undefined ? undefined : begun, connected],
    ["openMs", opened, ended],
    ["idleMs", lastFrame, ended],
    ["sinceSendMs", sent, ended],
  ];
  return spans.flatMap(([key, from, to]) => {
    const value = observation[key];
    if (!from || !to) return value === undefined ? [] : [`${key} is ${value}, but nothing began or ended`];
    const [least, most] = [rounded(from[1], to[0]), rounded(from[0], to[1])];
    const isRight = value !== undefined && least <= value && value <= most;
    return isRight ? [] : [`${key} is ${value}; the page's own clock says ${least} to ${most}`];
  });
}

/**
 * How long a case lasted: from before the call of the constructor to the close. A server that ends it by a timer cannot
 * make this shorter than the timer, while a busy machine makes it longer.
 *
 * @param {Readings | undefined} readings
 * @returns {number | undefined} milliseconds; undefined when nothing ended it
 */
export function lasted(readings) {
  return readings?.ended && Math.round(readings.ended[0] - readings.begun[0]);
}

/**
 * The observation as a machine at rest would make it. A busy one tells the page late of `open`, of messages and of the
 * close, and then other causes come first, as they should; but what a case accepts is meant for the fault alone.
 *
 * @param {Observation} observation
 * @param {import('./cases.mjs').Case} wanted
 * @param {number} [lastsMs] as the case says
 * @returns {Observation}
 */
export function atRest(observation, { steps = [] }, lastsMs = 0) {
  const talkedMs = steps.reduce((sum, { afterMs = 0 }) => sum + afterMs, 0);
  const silentMs = Math.max(0, lastsMs - talkedMs);
  /** @type {readonly (readonly [TimeKey, leastMs: number])[]} */
  const spans = [
    ["connectMs", observation.opened === true ? 0 : lastsMs],
    ["openMs", lastsMs],
    ["idleMs", silentMs],
    ["sinceSendMs", silentMs],
  ];
  /** @param {Partial<Record<TimeKey, number>>} times */
  const put = (times) =>
    Object.fromEntries(
      spans.flatMap(([key, least]) => {
        const ms = times[key];
        return ms === undefined ? [] : [[key, Math.min(Math.max(ms, least), least + REST_MS)]];
      }),
    );
  const { history } = observation;
  return {
    ...observation,
    ...put(observation),
    ...(history && { history: history.map((earlier) => ({ ...earlier, ...put(earlier) })) }),
  };
}

/**
 * @param {Reading} a
 * @param {Reading} b
 * @returns {Reading}
 */
const later = (a, b) => [Math.max(a[0], b[0]), Math.max(a[1], b[1])];

/** As `watch` rounds. */
const rounded = (/** @type {number} */ from, /** @type {number} */ to) => Math.max(0, Math.round(to - from));

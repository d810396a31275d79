/**
 * Finds out when the page did not run: sleep of the machine, a frozen or cached page. Two signs are read. The wall clock
 * gets ahead of the monotonic one, which stands still during sleep on some systems. And a ticker is late by more than
 * throttling explains: browsers slow the timers of hidden pages down to one a minute.
 *
 * A wall clock that is set forward by hand looks like sleep and cannot be told from it. One that is set back is ignored.
 */
import { host, now } from "./host.js";

const tickMs = 1000;
/** Less than this is the jitter of two clocks that are read one after the other, or a small correction of the time. */
const leastDriftMs = 2000;
/** A visible page can be this late from long tasks alone. */
const leastVisibleGapMs = 10_000;
/** Timers of hidden pages run at least once a minute. */
const hiddenTickMs = 60_000;
const leastHiddenGapMs = 90_000;
/** A frame that was on its way before the pause is delivered right after it, and proves nothing. */
const settleMs = 1000;
const mostKept = 32;

interface Pause {
  /** When the page ran again, on the monotonic clock. */
  readonly endedAt: number;
  readonly ms: number;
}

let pauses: Pause[] = [];
let ticker: ReturnType<typeof setInterval> | undefined;
let wall = 0;
let monotonic = 0;
let hidden = false;
let stoppedAt: number | undefined;

const isHidden = (): boolean => host.document?.visibilityState === "hidden";

function restart(): void {
  wall = Date.now();
  monotonic = now();
  hidden = isHidden();
}

function record(ms: number): void {
  if (ms < 1) return;
  pauses.push({ endedAt: now(), ms });
  if (pauses.length > mostKept) pauses.shift();
}

/** Compares the clocks with how they stood last time. To be called before anything is read, and by the ticker. */
export function checkClocks(): void {
  if (ticker === undefined || stoppedAt !== undefined) return;
  const gap = now() - monotonic;
  const drift = Date.now() - wall - gap;
  const throttled = hidden || isHidden();
  const late = gap >= (throttled ? leastHiddenGapMs : leastVisibleGapMs);
  record((drift >= leastDriftMs ? drift : 0) + (late ? gap - (throttled ? hiddenTickMs : tickMs) : 0));
  restart();
}

/** The browser says that it stops the page now. */
export function pageStops(): void {
  checkClocks();
  stoppedAt ??= Date.now();
}

/** The browser says that the page runs again. */
export function pageRuns(): void {
  if (stoppedAt === undefined) return;
  record(Date.now() - stoppedAt);
  stoppedAt = undefined;
  restart();
}

export function startTicker(): void {
  pauses = [];
  stoppedAt = undefined;
  restart();
  ticker = setInterval(checkClocks, tickMs);
  // In Node it must not keep the process alive; in browsers it is a number.
  (ticker as { unref?: () => void }).unref?.();
}

export function stopTicker(): void {
  clearInterval(ticker);
  ticker = undefined;
}

/**
 * @param connectedAt when the socket opened, or began
 * @param receivedAt when the last message came; what happened before it did not end the connection
 * @returns for how many ms the page did not run since then; undefined when no pause was seen, which does not mean that
 *   there was none
 */
export function suspendedSince(connectedAt: number, receivedAt = connectedAt): number | undefined {
  const since = Math.max(connectedAt, receivedAt - settleMs);
  let sum = 0;
  for (const { endedAt, ms } of pauses) if (endedAt > since) sum += ms;
  return sum > 0 ? Math.round(sum) : undefined;
}

/** Which watched sockets closed at about the same time. No socket is held here, only times. */
import { now } from "./host.js";

/** Two closes no further apart than this are counted as one happening. */
export const togetherMs = 1000;

/** One watched socket, from `watch` to its close. */
export interface Life {
  readonly startedAt: number;
  endedAt?: number;
  /** Other sockets that were there when this one closed, and closed within a second of it. */
  together: number;
  /** Others were open when this one closed, so that none of them closing says something. */
  alone: boolean;
}

let alive = 0;
let ended: Life[] = [];
/** Sockets that closed and wait for others to follow; each for a second at most. */
const waiting = new Set<() => void>();

export function begin(startedAt: number): Life {
  alive += 1;
  return { startedAt, together: 0, alone: true };
}

/** The socket is no longer watched, or it is gone without a close. */
export function leave(): void {
  alive -= 1;
  if (alive === 0) hurry();
}

export function end(life: Life, at: number): void {
  life.endedAt = at;
  life.alone = alive === 1;
  ended = ended.filter((other) => Math.abs(at - (other.endedAt ?? 0)) <= togetherMs);
  for (const other of ended) {
    // A second attempt that failed as fast as the first did not close together with it.
    if (life.startedAt >= (other.endedAt ?? 0)) continue;
    other.together += 1;
    life.together += 1;
  }
  ended.push(life);
  leave();
}

/** @returns a number once it is certain; undefined when there were no other sockets, or they may still follow */
export function closedTogether(life: Life): number | undefined {
  if (life.endedAt === undefined) return undefined;
  const certain = !life.alone && now() - life.endedAt >= togetherMs;
  return life.together > 0 || certain ? life.together : undefined;
}

export const othersAreOpen = (): boolean => alive > 0;

/** @param done called once: when a second has passed, all others have closed, or the page goes away */
export function awaitOthers(done: () => void): void {
  const finish = (): void => {
    clearTimeout(timer);
    if (waiting.delete(finish)) done();
  };
  // One more than a second, because timers may be early by a fraction of a millisecond.
  const timer = setTimeout(finish, togetherMs + 1);
  waiting.add(finish);
}

/** Lets nobody wait any longer. */
export function hurry(): void {
  for (const finish of [...waiting]) finish();
}

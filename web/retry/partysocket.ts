/**
 * partysocket 1.3: `shouldReconnectOnClose?: (event: CloseEvent) => boolean` and numbers for the delays.
 *
 *   const socket = new PartySocket({ host, room, ...partySocketRetry(engine) });
 *   const socket = new WebSocket(url, protocols, partySocketRetry(engine)); // partysocket/ws
 *
 * A connection that could not be opened arrives as 1000, clean and made by script; it is retried. The counter is the
 * adapter's: the library hands none to its hook.
 */
import { closeObservation, wrapperMade } from "./observation.js";
import { RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

export interface PartySocketRetry {
  readonly shouldReconnectOnClose: (event: unknown) => boolean;
  readonly minReconnectionDelay: number;
  readonly maxReconnectionDelay: number;
  readonly reconnectionDelayGrowFactor: number;
}

/** @returns options for one socket; in React make them once per component, for example with useMemo */
export function partySocketRetry(engine: RetryEngine, options?: RetryOptions): PartySocketRetry {
  const session = new RetrySession(engine, options);
  // The library copies its options and multiplies this one before each wait. An object that turns into a number then,
  // and not earlier, gives every wait a delay of its own; a getter would be read once, at the copy.
  const delay = { valueOf: () => session.delay() };
  return {
    // `error` comes first when a connection cannot be opened, and then the library reports a close of its own making.
    shouldReconnectOnClose: (event) => session.closed(event, madeUp(event) ? {} : { opened: true }).retry,
    minReconnectionDelay: delay as unknown as number,
    maxReconnectionDelay: Infinity,
    reconnectionDelayGrowFactor: 1,
  };
}

const madeUp = (event: unknown): boolean => wrapperMade(closeObservation(event));

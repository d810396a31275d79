/**
 * websocket-ts 2.3: a `Backoff { retries, current, next(), reset() }` and close listeners `(instance, event) => …`.
 *
 *   const retry = websocketTsRetry(engine);
 *   const socket = new WebsocketBuilder(url).withBackoff(retry.backoff).onOpen(retry.onOpen).onClose(retry.onClose).build();
 *
 * The backoff hears nothing of the close, so the close listener, which runs before it, decides and calls `close()` on
 * the instance when no attempt should follow. Do not combine it with `withInstantReconnect`.
 */
import { RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

export interface WebsocketTsBackoff {
  readonly retries: number;
  /** The delay given last, in milliseconds. */
  readonly current: number;
  next(): number;
  reset(): void;
}

export interface WebsocketTsRetry {
  readonly backoff: WebsocketTsBackoff;
  readonly onOpen: () => void;
  readonly onClose: (instance: { close(): void }, event: unknown) => void;
}

export function websocketTsRetry(engine: RetryEngine, options?: RetryOptions): WebsocketTsRetry {
  const session = new RetrySession(engine, options);
  let retries = 0;
  let current = 0;
  return {
    backoff: {
      get retries() {
        return retries;
      },
      get current() {
        return current;
      },
      next() {
        retries += 1;
        current = session.delay();
        return current;
      },
      reset() {
        retries = 0;
        current = 0;
      },
    },
    onOpen: () => session.opened(),
    onClose(instance, event) {
      if (!session.closed(event).retry) instance.close();
    },
  };
}

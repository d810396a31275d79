/**
 * VueUse 14.4, useWebSocket: `autoReconnect: { retries?: number | ((retried: number) => boolean),
 * delay?: number | ((retries: number) => number), onFailed?: () => void }` and `onDisconnected?: (ws, event) => void`.
 *
 *   const { data } = useWebSocket(url, vueUseRetry(engine));
 *
 * The hooks that decide get no event, so `onDisconnected`, which runs just before them, keeps it. With `onConnected` or
 * `onDisconnected` of your own, call the adapter's from them. An unanswered heartbeat makes the library close with 1000
 * itself, which looks like the server's 1000 when the server answers it: with `heartbeat`, pass a `decide` that retries.
 */
import { RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

export interface VueUseRetry {
  readonly onConnected: () => void;
  readonly onDisconnected: (socket: unknown, event: unknown) => void;
  readonly autoReconnect: {
    readonly retries: (retried: number) => boolean;
    readonly delay: (retries: number) => number;
  };
}

export function vueUseRetry(engine: RetryEngine, options?: RetryOptions): VueUseRetry {
  const session = new RetrySession(engine, options);
  let last: unknown;
  return {
    onConnected: () => session.opened(),
    onDisconnected: (_socket, event) => {
      last = event;
    },
    autoReconnect: {
      retries: () => {
        const event = last;
        last = undefined;
        return session.closed(event).retry;
      },
      delay: () => session.delay(),
    },
  };
}

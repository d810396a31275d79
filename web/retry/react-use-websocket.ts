/**
 * react-use-websocket 4.13: `shouldReconnect?: (event: CloseEvent) => boolean`,
 * `reconnectInterval?: number | ((lastAttemptNumber: number) => number)`, `reconnectAttempts?: number`.
 *
 *   const retry = useMemo(() => reactUseWebSocketRetry(engine), [engine]);
 *   const { lastMessage } = useWebSocket(url, retry);
 *
 * With an `onOpen` of your own, call the adapter's from it. Leave `retryOnError` off: `close` follows every `error`, and
 * the library would reconnect twice.
 */
import { RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

export interface ReactUseWebSocketRetry {
  readonly shouldReconnect: (event: unknown) => boolean;
  readonly reconnectInterval: (lastAttemptNumber: number) => number;
  readonly reconnectAttempts: number;
  readonly onOpen: () => void;
}

/** @returns options for one hook; make them once per component, since they hold the count of attempts */
export function reactUseWebSocketRetry(engine: RetryEngine, options?: RetryOptions): ReactUseWebSocketRetry {
  const session = new RetrySession(engine, options);
  return {
    shouldReconnect: (event) => session.closed(event).retry,
    reconnectInterval: () => session.delay(),
    reconnectAttempts: Infinity,
    onOpen: () => session.opened(),
  };
}

/**
 * y-websocket 3.1: `shouldReconnect?: (event: CloseEvent, provider: WebsocketProvider) => boolean`.
 *
 *   const provider = new WebsocketProvider(url, room, doc, yWebsocketRetry(engine));
 *
 * 4400 to 4499 stay permanent, as the library has it: the engine's profile says so. The library's delay is the smaller of 100 ms * 2^n and `maxBackoffTime`,
 * read just after this hook; the adapter sets both on the provider, so that the smaller one is the delay it wants. The
 * library starts n anew when the document was synchronised.
 */
import { RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

/** 100 ms * 2^25 is more than the longest timer. */
const beyondAnyDelay = 25;

export interface YWebsocketProvider {
  maxBackoffTime: number;
  wsUnsuccessfulReconnects: number;
}

export interface YWebsocketRetry {
  readonly shouldReconnect: (event: unknown, provider: YWebsocketProvider) => boolean;
}

/** @returns options for one provider */
export function yWebsocketRetry(engine: RetryEngine, options?: RetryOptions): YWebsocketRetry {
  const session = new RetrySession(engine, { profile: "y-websocket", ...options });
  return {
    shouldReconnect(event, provider) {
      const { retry, delayMs } = session.closed(event);
      if (retry) {
        provider.maxBackoffTime = delayMs;
        provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, beyondAnyDelay);
      }
      return retry;
    },
  };
}

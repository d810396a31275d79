/**
 * RxJS 7.8, webSocket: `openObserver` and `closeObserver` in the configuration, and the operators
 * `retry({ delay: (error, retryCount) => ObservableInput })` and `repeat({ delay: (count) => ObservableInput })`.
 *
 *   const again = rxjsRetry(engine);
 *   webSocket({ url, ...again.observers }).pipe(retry(again.retry), repeat(again.repeat));
 *
 * A clean close of any code completes the stream, so `retry` alone would never see 4401 or 1012: `repeat` handles those.
 * When no attempt should follow, the stream completes after a clean close and fails with the event after any other.
 * Errors that are no events come from the page's own code, a serializer for example, and pass through.
 */
import { property } from "../api/normalise.js";
import { pause } from "./pause.js";
import { RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

export interface RxjsRetry {
  readonly observers: {
    readonly openObserver: { readonly next: () => void };
    readonly closeObserver: { readonly next: (event: unknown) => void };
  };
  readonly retry: { readonly delay: (error: unknown, retryCount: number) => Promise<void> };
  readonly repeat: { readonly delay: (count: number) => Promise<void> | never[] };
}

export function rxjsRetry(engine: RetryEngine, options?: RetryOptions): RxjsRetry {
  const session = new RetrySession(engine, options);
  let last: unknown;
  return {
    observers: {
      openObserver: { next: () => session.opened() },
      closeObserver: {
        next: (event) => {
          last = event;
        },
      },
    },
    retry: {
      delay(error) {
        if (!isEvent(error)) throw error;
        const { retry, delayMs } = session.closed(error);
        if (!retry) throw error;
        return pause(delayMs);
      },
    },
    repeat: {
      delay() {
        const { retry, delayMs } = session.closed(last);
        // An empty notifier completes the stream.
        return retry ? pause(delayMs) : [];
      },
    },
  };
}

const isEvent = (error: unknown): boolean =>
  typeof error === "object" && error !== null && ["close", "error"].includes(String(property(error, "type")));

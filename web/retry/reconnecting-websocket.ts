/**
 * reconnecting-websocket 4.4: no hook for the decision, numbers for the delays, and a URL that may be an async function.
 *
 *   const retry = reconnectingWebSocketRetry(engine);
 *   const socket = new ReconnectingWebSocket(retry.url("wss://example.com/live"), protocols, retry.options);
 *   retry.attach(socket);
 *
 * The library waits in its URL function, since it fixes its own delay before any listener hears of the close. A code
 * that forbids another attempt makes the adapter call `socket.close()`; the library cannot reopen such a socket with
 * `reconnect()`, so make a new one then. The counter is the adapter's.
 */
import { property } from "../api/normalise.js";
import { pause } from "./pause.js";
import { RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

type UrlSource = string | (() => string | Promise<string>);

export interface ReconnectingSocket {
  close(code?: number, reason?: string): void;
  addEventListener(type: "open" | "close", listener: (event: never) => void): void;
}

export interface ReconnectingWebSocketRetry {
  /** Wraps the URL, so that the library waits before each attempt but the first. */
  url(source: UrlSource): () => Promise<string>;
  /** Switches the library's own delays off. */
  readonly options: { readonly minReconnectionDelay: number; readonly maxReconnectionDelay: number };
  /** Listens to the socket's closes and stops it when no attempt should follow. */
  attach(socket: ReconnectingSocket): void;
}

export function reconnectingWebSocketRetry(engine: RetryEngine, options?: RetryOptions): ReconnectingWebSocketRetry {
  const session = new RetrySession(engine, options);
  let first = true;
  return {
    url: (source) => async () => {
      if (!first) await pause(session.delay());
      first = false;
      return typeof source === "string" ? source : source();
    },
    options: { minReconnectionDelay: 0, maxReconnectionDelay: 0 },
    attach(socket) {
      socket.addEventListener("open", () => session.opened());
      socket.addEventListener("close", (event: unknown) => {
        if (!session.closed(honest(event, socket)).retry) socket.close();
      });
    },
  };
}

/** The library's made-up closes are plain objects without `isTrusted`; their target, the wrapper, gives them away. */
function honest(event: unknown, socket: ReconnectingSocket): unknown {
  if (typeof event !== "object" || event === null || property(event, "target") !== socket) return event;
  return { code: property(event, "code"), reason: property(event, "reason"), wasClean: property(event, "wasClean"), isTrusted: false };
}

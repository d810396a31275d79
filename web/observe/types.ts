/** The public types of `watch` and `probe`. */
import type { Observation } from "../api/types.js";

/** What records a socket, from `watch`. */
export interface Watcher {
  /**
   * Resolves once and never rejects: after `close`, shortly after an `error` that no `close` follows, or when the socket
   * is found closed already. It comes in a later task than the event, unless the page is going away. It takes up to one second longer while other
   * watched sockets are open, because only then is it known which of them closed together. It does not wait like that
   * when the page itself asked for the close, or is going away. Pending for ever after a `stop()` that came first.
   */
  readonly closed: Promise<Observation>;
  /** What is known so far. At once, whatever `closed` waits for. */
  observation(): Observation;
  /** Takes the listeners off the socket again and puts `send` and `close` back. May be called at any time, and twice. */
  stop(): void;
}

export interface WatchOptions {
  /** What the constructor was given; needed only where the socket has no `url` of its own. */
  readonly url?: string;
  /** The subprotocols the constructor was given. The socket itself does not tell them. */
  readonly protocols?: string | readonly string[];
}

export interface ProbeOptions {
  /** How long to wait for an answer, 0 to 2147483647 ms; 5000 when left out. */
  readonly timeoutMs?: number;
  /** Ends the probe; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

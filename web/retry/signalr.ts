/**
 * @microsoft/signalr 10.0: `IRetryPolicy { nextRetryDelayInMilliseconds(context): number | null }`.
 *
 *   const policy = signalRRetry(engine);
 *   const connection = new HubConnectionBuilder().withUrl(url).withAutomaticReconnect(policy).build();
 *   await startSignalR(connection, policy);
 *
 * The close code reaches the policy only inside the English text of an Error, and not at all after a clean 1000. When
 * the server's own Close message forbids reconnecting, the library obeys without asking. It never retries a first
 * `start()`; `startSignalR` does.
 */
import { property } from "../api/normalise.js";
import { pause } from "./pause.js";
import { RetrySession } from "./session.js";
import type { Observation } from "../api/types.js";
import type { RetryEngine, RetryOptions } from "./types.js";

export interface SignalRRetryContext {
  /** 0 for the first retry after the connection was lost. */
  readonly previousRetryCount: number;
  readonly retryReason: unknown;
}

export interface SignalRRetry {
  /** @returns milliseconds, or null to give up: the library's own word for it */
  nextRetryDelayInMilliseconds(context: SignalRRetryContext): number | null;
}

/** What SignalR's error says of the close: the code and reason, or the HTTP status that `negotiate` answered with. */
export function fromSignalRError(error: unknown): Observation {
  const read = typeof error === "object" && error !== null ? property(error, "message") : error;
  const text = typeof read === "string" ? read : "";
  const close = /closed with status code: (\d{1,5}) \((.*)\)\.?$/su.exec(text);
  if (close) {
    const reason = close[2] === "no reason given" ? "" : (close[2] ?? "");
    return { code: Number(close[1]), reason, opened: true };
  }
  const status = Number(/[Ss]tatus code(?: returned from negotiate)? '(\d{3})'/u.exec(text)?.[1]);
  // How long `negotiate` took is not in the text.
  if (status) return { code: 1006, opened: false, probe: { http: "reachable", status, ms: 0 } };
  if (/failed to connect|Failed to (?:complete negotiation|start)/u.test(text)) return { code: 1006, opened: false, errored: true };
  return { code: 1006 };
}

/** @returns a policy for one connection */
export function signalRRetry(engine: RetryEngine, options?: RetryOptions): SignalRRetry {
  const session = new RetrySession(engine, options);
  return {
    nextRetryDelayInMilliseconds({ previousRetryCount, retryReason }) {
      const seen = fromSignalRError(retryReason);
      // The first question after a loss means that the connection had been open.
      const opened = previousRetryCount === 0 && seen.opened === undefined;
      const decision = session.closed(opened ? { ...seen, opened } : seen);
      return decision.retry ? decision.delayMs : null;
    },
  };
}

/**
 * Starts a connection and repeats that until it succeeds or the policy gives up.
 *
 * @throws what the last `start()` threw
 */
export async function startSignalR(connection: { start(): Promise<void> }, policy: SignalRRetry): Promise<void> {
  // 1 and up: a first start that fails has lost no open connection.
  for (let previousRetryCount = 1; ; previousRetryCount++) {
    try {
      return await connection.start();
    } catch (retryReason) {
      const delay = policy.nextRetryDelayInMilliseconds({ previousRetryCount, retryReason });
      if (delay === null) throw retryReason;
      await pause(delay);
    }
  }
}

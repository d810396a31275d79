/**
 * graphql-ws 6.4: `shouldRetry?: (errOrCloseEvent: unknown) => boolean`, `retryWait?: (retries: number) => Promise<void>`,
 * `retryAttempts?: number`.
 *
 *   const client = createClient({ url, ...graphqlWsRetry(engine) });
 *
 * What the library decides before it asks: it never retries 1002 to 1004, 1007 to 1011, 1015 and the other codes up to
 * 1999 but 1000, 1001, 1005, 1006 and 1012 to 1014; nor 4004, 4005, 4400, 4401, 4406, 4409, 4429 and 4500. After 1000
 * it reconnects at once, without `retryWait`, while a subscription is alive. Without this hook it gives up when a
 * connection cannot be opened. Its count of retries starts again with every acknowledged connection, so the adapter
 * keeps one that starts again only after a connection that lasted.
 */
import { pause } from "./pause.js";
import { RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

export interface GraphqlWsRetry {
  readonly shouldRetry: (errOrCloseEvent: unknown) => boolean;
  readonly retryWait: (retries: number) => Promise<void>;
  readonly retryAttempts: number;
}

export function graphqlWsRetry(engine: RetryEngine, options?: RetryOptions): GraphqlWsRetry {
  const session = new RetrySession(engine, { profile: "graphql-ws", ...options });
  return {
    shouldRetry: (errOrCloseEvent) => session.closed(errOrCloseEvent).retry,
    retryWait: () => pause(session.delay()),
    retryAttempts: Infinity,
  };
}

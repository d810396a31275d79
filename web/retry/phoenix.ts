/**
 * phoenix 1.8 and @supabase/realtime-js 2.109: `reconnectAfterMs: (tries: number) => number`, `transport: class`.
 *
 *   const retry = phoenixRetry(engine);
 *   const socket = new Socket("/socket", { ...retry.options });
 *   retry.attach(socket);
 *
 *   const client = new RealtimeClient(url, { params, ...retry.options });
 *   retry.attach(client);
 *
 * Both ask for the delay before they tell anybody of the close, so the adapter hears of it through the transport. They
 * have no way to say "never": the adapter asks for the longest delay a timer holds and calls `disconnect()`, after
 * which `connect()` starts anew.
 */
import { longestTimer, RetrySession } from "./session.js";
import type { RetryEngine, RetryOptions } from "./types.js";

/** What both libraries take as a transport: `WebSocket` or another implementation of it. */
export type SocketClass = new (address: string | URL, protocols?: string | string[]) => WebSocket;

export interface PhoenixRetry {
  readonly options: {
    readonly transport: SocketClass;
    readonly reconnectAfterMs: (tries: number) => number;
  };
  /** Lets the adapter stop the client. */
  attach(client: { disconnect(): unknown }): void;
}

export interface PhoenixRetryOptions extends RetryOptions {
  /** The transport to use. Default: the runtime's WebSocket. */
  readonly transport?: SocketClass;
}

/** @returns options for one socket. @throws ReferenceError where no WebSocket is given and the runtime has none */
export function phoenixRetry(engine: RetryEngine, options: PhoenixRetryOptions = {}): PhoenixRetry {
  const session = new RetrySession(engine, options);
  let client: { disconnect(): unknown } | undefined;
  const stop = () => void client?.disconnect();

  class ReportingSocket extends (options.transport ?? WebSocket) {
    #closedHere = false;

    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener("open", () => session.opened());
      // Listening here, before the library sets `onclose`, brings the news before it asks for the delay.
      this.addEventListener("close", (event) => {
        // After its own close, for example of a connection without heartbeats, the library goes on as it planned.
        if (this.#closedHere) return;
        // The library schedules its timer while it handles this event; only afterwards there is something to stop.
        if (!session.closed(event).retry) setTimeout(stop);
      });
    }

    override close(code?: number, reason?: string): void {
      // Node's `ws` comes through here as well to answer the server's Close frame, and has this mark set then.
      this.#closedHere ||= (this as { _closeFrameReceived?: boolean })._closeFrameReceived !== true;
      super.close(code, reason);
    }
  }

  return {
    options: {
      transport: ReportingSocket,
      // Asked without a close of ours: a heartbeat got no answer.
      reconnectAfterMs: () => (session.stopped ? longestTimer : session.delay()),
    },
    attach: (target) => {
      client = target;
    },
  };
}

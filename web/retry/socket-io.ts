/**
 * socket.io-client 4.8: `socket.on("disconnect", (reason, details) => …)`, and on the manager numbers for the delays.
 *
 *   const socket = io(url);
 *   const detach = socketIORetry(engine, socket);
 *
 * The adapter sets the manager's delay anew before each attempt and takes the manager's own jitter away. Sockets of
 * several namespaces share one manager: attach one of them. After "io server disconnect" and "io client disconnect",
 * and when a namespace refuses the connection, the library does not reconnect, and the adapter leaves it so.
 */
import { property } from "../api/normalise.js";
import { RetrySession } from "./session.js";
import type { Observation } from "../api/types.js";
import type { RetryEngine, RetryOptions } from "./types.js";

export interface SocketIOManager {
  reconnection(value: boolean): unknown;
  reconnectionDelay(ms: number): unknown;
  reconnectionDelayMax(ms: number): unknown;
  randomizationFactor(factor: number): unknown;
  on(event: "open", listener: () => void): unknown;
  on(event: "close", listener: (reason: string, details?: unknown) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  off(event: "open", listener: () => void): unknown;
  off(event: "close", listener: (reason: string, details?: unknown) => void): unknown;
  off(event: "error", listener: (error: Error) => void): unknown;
}

export interface SocketIOClient {
  readonly io: SocketIOManager;
}

/** What Socket.IO's reason and details say of the close; the browser's CloseEvent is in them when the transport closed. */
export function fromSocketIO(reason: unknown, details?: unknown): unknown {
  const context = typeof details === "object" && details !== null ? property(details, "context") : undefined;
  if (reason === "transport close" && typeof context === "object" && context !== null) return context;
  const lost: Observation = { code: 1006, opened: true };
  return reason === "transport error" ? { ...lost, errored: true } : lost;
}

/** What the manager's error says of a connection that could not be opened. */
function fromFailure(error: unknown): Observation {
  // The long-polling transport, which comes first by default, gives the HTTP status here.
  const status = typeof error === "object" && error !== null ? property(error, "description") : undefined;
  const failed: Observation = { code: 1006, opened: false, errored: true };
  if (typeof status !== "number" || status < 100) return failed;
  return { ...failed, probe: { http: "reachable", status, ms: 0 } };
}

/**
 * @param socket a client, or anything else with its manager as `io`; attach it in the same turn in which you made it
 * @returns ends the adapter's listening; the delays stay as they are
 */
export function socketIORetry(engine: RetryEngine, socket: SocketIOClient, options?: RetryOptions): () => void {
  const session = new RetrySession(engine, options);
  const manager = socket.io;

  function prepare(input: unknown): void {
    const { retry, delayMs } = session.closed(input);
    manager.randomizationFactor(0);
    manager.reconnectionDelay(delayMs);
    // With the limit as low as the delay, the doubling of the manager's backoff has no effect.
    manager.reconnectionDelayMax(delayMs);
    if (retry) return;
    manager.reconnection(false);
    // The manager has seen it when its turn ends; from then on connect() works as ever.
    setTimeout(() => manager.reconnection(true));
  }

  let open = false;
  const onOpen = () => {
    open = true;
    session.opened();
  };
  const onClose = (reason: string, details?: unknown) => {
    open = false;
    // The page or the server ended it by name; the library stays closed then.
    if (reason !== "forced close") prepare(fromSocketIO(reason, details));
  };
  // An error on an open connection is followed by the close that counts.
  const onError = (error: Error) => {
    if (!open) prepare(fromFailure(error));
  };
  manager.on("open", onOpen);
  manager.on("close", onClose);
  manager.on("error", onError);
  return () => {
    manager.off("open", onOpen);
    manager.off("close", onClose);
    manager.off("error", onError);
  };
}

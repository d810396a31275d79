/** One WebSocket of Node, with what the handshake and the operating system say of a failure. */
import WebSocket from "ws";
import type { Observation } from "../api/index.js";
import { failureOf, failureOfStatus } from "./failure.js";

export type SocketEvent =
  | { readonly type: "open"; readonly protocol: string }
  | { readonly type: "message"; readonly bytes: number; readonly isBinary: boolean }
  | { readonly type: "ping" }
  | { readonly type: "response"; readonly status: number }
  | { readonly type: "error"; readonly message: string };

export interface OpenedSocket {
  /** It has the events and members that `watch` of closecode records. */
  readonly socket: globalThis.WebSocket;
  /** What a page could not know. */
  known(): Pick<Observation, "probe" | "failure">;
}

/** @param tell is called for everything that happens but the close */
export function openSocket(url: string, protocols: readonly string[], tell: (event: SocketEvent) => void): OpenedSocket {
  const started = performance.now();
  let opened = false;
  let probe: Observation["probe"];
  let failure: string | undefined;
  const socket = new WebSocket(url, [...protocols], { followRedirects: false });
  socket.on("open", () => {
    opened = true;
    tell({ type: "open", protocol: socket.protocol });
  });
  socket.on("message", (data, isBinary) => tell({ type: "message", bytes: lengthOf(data), isBinary }));
  socket.on("ping", () => tell({ type: "ping" }));
  socket.on("unexpected-response", (_request, response) => {
    const status = response.statusCode ?? 0;
    probe = { http: "reachable", status, ms: Math.round(performance.now() - started) };
    failure = failureOfStatus(status);
    tell({ type: "response", status });
    // The library leaves the rest to whoever listens: end the attempt, as it would have done.
    socket.terminate();
  });
  socket.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= failureOf(error, opened);
    // After an answer, the error only says that the attempt was ended here.
    if (probe === undefined) tell({ type: "error", message: error.message });
  });
  return {
    socket: socket as unknown as globalThis.WebSocket,
    known: () => ({ ...(probe && { probe }), ...(failure !== undefined && { failure }) }),
  };
}

function lengthOf(data: WebSocket.RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.length, 0) : data instanceof ArrayBuffer ? data.byteLength : data.length;
}

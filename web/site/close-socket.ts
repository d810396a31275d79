/** Opens a WebSocket to the demo server and reports how it closed. */
import type { Observation } from "../api/types.js";
import { watch } from "../observe/watch.js";

export interface Request {
  /** undefined: a Close frame without a body. */
  readonly code: number | undefined;
  readonly reason: string;
}

export interface Outcome {
  readonly request: Request;
  readonly opened: boolean;
  readonly errored: boolean;
  /** What the close event said; absent when none came. */
  readonly close?: { readonly code: number; readonly reason: string; readonly wasClean: boolean };
  /** Everything that could be observed; there when `close` is. */
  readonly observation?: Observation;
}

export const maxReasonBytes = 123;
const patienceMs = 10_000;

export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The demo server answers on the port that served the page. */
function addressFor({ code, reason }: Request): string {
  const query = new URLSearchParams({ code: code === undefined ? "none" : String(code) });
  if (code !== undefined && reason !== "") query.set("reason", reason);
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/close?${query}`;
}

/** Resolves once, whatever happens; never rejects. */
export function haveClosed(request: Request): Promise<Outcome> {
  return new Promise((resolve) => {
    let opened = false;
    let errored = false;
    let socket: WebSocket;
    try {
      socket = new WebSocket(addressFor(request));
    } catch {
      resolve({ request, opened, errored: true });
      return;
    }
    const watcher = watch(socket);
    const timer = setTimeout(() => {
      socket.close();
      resolve({ request, opened, errored });
    }, patienceMs);
    socket.addEventListener("open", () => (opened = true));
    socket.addEventListener("error", () => (errored = true));
    socket.addEventListener("close", ({ code, reason, wasClean }) => {
      clearTimeout(timer);
      resolve({ request, opened, errored, close: { code, reason, wasClean }, observation: watcher.observation() });
    });
  });
}

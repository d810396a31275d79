/** Sees every WebSocket that a page constructs, without changing what the page gets. */
import type { Observation } from "../api/index.js";

export interface SocketListener {
  opened(socket: WebSocket, init: { readonly url: string; readonly protocols?: string | readonly string[] }): void;
  /** The constructor threw. */
  refused(observation: Observation): void;
}

/** The connections of Vite's client, which come and go with its server and are none of the page's. */
const ofTool = /^vite-(hmr|ping)$/u;

/** @returns puts the page's own constructor back, unless somebody else has replaced it meanwhile */
export function watchNewSockets({ opened, refused }: SocketListener): () => void {
  const original = globalThis.WebSocket;
  if (typeof original !== "function") return () => undefined;
  let active = true;
  const seen = new Proxy(original, {
    construct(target, args: [string | URL, (string | string[])?], newTarget) {
      let socket: WebSocket;
      const [url, protocols] = args;
      const isSeen = active && !ofTool.test(String(protocols));
      try {
        socket = Reflect.construct(target, args, newTarget === seen ? target : newTarget) as WebSocket;
      } catch (error) {
        if (isSeen) refused({ thrown: error instanceof Error ? error.name : "Error", url: String(url) });
        throw error;
      }
      if (isSeen) opened(socket, { url: socket.url, ...(protocols !== undefined && { protocols }) });
      return socket;
    },
  });
  globalThis.WebSocket = seen;
  return () => {
    // A copy that the page kept goes on working, unwatched.
    active = false;
    if (globalThis.WebSocket === seen) globalThis.WebSocket = original;
  };
}

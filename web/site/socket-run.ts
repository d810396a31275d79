/** Opens one socket, writes down what happens to it, and ends with what could be observed. */
import type { Observation } from "../api/types.js";
import { runtime } from "../observe/browser.js";
import { payload, utf8Length } from "../observe/frame-sizes.js";
import type { Watcher } from "../observe/types.js";
import { watch } from "../observe/watch.js";

/** `at` is in milliseconds since the call of the constructor. */
export type RunEvent = { readonly at: number } & (
  | { readonly kind: "connecting" | "error" | "silence" }
  | { readonly kind: "threw"; readonly name: string; readonly message: string }
  | { readonly kind: "open"; readonly protocol: string; readonly extensions: string }
  | { readonly kind: "sent" | "received"; readonly count: number; readonly bytes: number }
  | { readonly kind: "closing"; readonly code: number | undefined }
  | { readonly kind: "close"; readonly code: number; readonly reason: string; readonly wasClean: boolean }
);

export type RunState = "connecting" | "open" | "closing" | "over";

export interface RunTarget {
  readonly url: string;
  readonly protocols: readonly string[];
  /** How many of the latest closes of its path count as its own; one path makes many faults. All where it is not said. */
  readonly repeats?: number;
}

/** A report of a blocked URL comes in a task of its own, after the constructor has thrown. */
const policyMs = 100;

function bytesOf(data: unknown): number {
  const size = payload(data);
  return typeof size === "string" ? utf8Length(size) : (size ?? 0);
}

function withRepeats(observation: Observation, repeats: number | undefined): Observation {
  const { history, ...alone } = observation;
  if (history === undefined || repeats === undefined) return observation;
  return repeats === 0 ? alone : { ...alone, history: history.slice(-repeats) };
}

export class SocketRun {
  readonly target: RunTarget;
  /** Set when everything is known. */
  observation: Observation | undefined;
  readonly #events: RunEvent[] = [];
  readonly #startedAt = performance.now();
  readonly #onChange: (run: SocketRun) => void;
  #socket: WebSocket | undefined;
  #watcher: Watcher | undefined;
  #abandoned = false;

  /** @param onChange called after each event, and once more when `observation` is there */
  constructor(target: RunTarget, onChange: (run: SocketRun) => void) {
    this.target = target;
    this.#onChange = onChange;
    this.#note({ at: 0, kind: "connecting" });
    try {
      this.#socket = new WebSocket(target.url, [...target.protocols]);
      this.#follow(this.#socket);
    } catch (error) {
      void this.#refused(error);
    }
  }

  get events(): readonly RunEvent[] {
    return this.#events;
  }

  get state(): RunState {
    if (this.observation !== undefined || this.#socket === undefined) return "over";
    return (["connecting", "open", "closing", "over"] as const)[this.#socket.readyState] ?? "over";
  }

  /** Sends a binary message of so many bytes. */
  send(bytes: number): void {
    if (this.state !== "open") return;
    this.#socket?.send(new Uint8Array(bytes));
    this.#count("sent", bytes);
  }

  /** @throws what the browser throws for a code that a page may not use */
  close(code: number | undefined): void {
    if (code === undefined) this.#socket?.close();
    else this.#socket?.close(code);
    this.#note({ at: this.#now(), kind: "closing", code });
  }

  /** Nobody is interested any more. */
  abandon(): void {
    this.#abandoned = true;
    this.#watcher?.stop();
    this.#socket?.close();
  }

  #follow(socket: WebSocket): void {
    const { url, protocols } = this.target;
    this.#watcher = watch(socket, { url, protocols });
    socket.addEventListener("open", () => {
      const { protocol, extensions } = socket;
      this.#note({ at: this.#now(), kind: "open", protocol, extensions });
    });
    socket.addEventListener("message", ({ data }) => this.#count("received", bytesOf(data)));
    socket.addEventListener("error", () => this.#note({ at: this.#now(), kind: "error" }));
    socket.addEventListener("close", ({ code, reason, wasClean }) => this.#note({ at: this.#now(), kind: "close", code, reason, wasClean }));
    void this.#watcher.closed.then((observation) => {
      if (observation.code === undefined) this.#note({ at: this.#now(), kind: "silence" });
      this.#end(withRepeats(observation, this.target.repeats));
    });
  }

  /** The constructor threw: nothing can be watched, so the few facts that there are get gathered here. */
  async #refused(error: unknown): Promise<void> {
    const { url, protocols } = this.target;
    let blocked = false as boolean;
    const listener = (): void => void (blocked = true);
    document.addEventListener("securitypolicyviolation", listener);
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    this.#note({ at: this.#now(), kind: "threw", name, message });
    await new Promise((resolve) => setTimeout(resolve, policyMs));
    document.removeEventListener("securitypolicyviolation", listener);
    const browser = runtime();
    this.#end({
      thrown: name,
      url,
      protocolsRequested: protocols,
      online: navigator.onLine,
      pageSecure: location.protocol === "https:",
      ...(blocked && { blockedByPolicy: true }),
      ...(browser && { browser }),
    });
  }

  #end(observation: Observation): void {
    this.observation = observation;
    if (!this.#abandoned) this.#onChange(this);
  }

  /** Messages in a row are one event, so that a busy server does not fill the page. */
  #count(kind: "sent" | "received", bytes: number): void {
    const last = this.#events.at(-1);
    if (last?.kind !== kind) return this.#note({ at: this.#now(), kind, count: 1, bytes });
    this.#events.pop();
    this.#note({ ...last, count: last.count + 1, bytes: last.bytes + bytes });
  }

  #note(event: RunEvent): void {
    this.#events.push(event);
    if (!this.#abandoned) this.#onChange(this);
  }

  #now(): number {
    return Math.max(0, performance.now() - this.#startedAt);
  }
}

/** Follows one socket from `watch` to its close and says what is known of it. */
import { observe, property } from "../api/normalise.js";
import type { Observation } from "../api/types.js";
import { runtime } from "./browser.js";
import { earlierCloses, rememberClose, type EarlierClose } from "./history.js";
import { milliseconds, now } from "./host.js";
import { takeLease, type Lease } from "./lease.js";
import { isBlockedByPolicy, isLeaving, pageFacts } from "./page-state.js";
import { awaitOthers, closedTogether, othersAreOpen } from "./together.js";
import { readyState, Traffic } from "./traffic.js";
import type { WatchOptions } from "./types.js";

/** A `close` that belongs to an `error` comes within milliseconds; a report of a blocked URL may come after both. */
const errorAloneMs = 300;

type Ending = { readonly at: number } & Partial<Observation>;

export class Recorder {
  readonly closed: Promise<Observation>;
  /** How many watchers use this recorder. */
  watchers = 0;

  readonly #socket: WebSocket;
  readonly #startedAt = now();
  /** What the socket was when it was first seen: what came before that is not known. */
  readonly #foundIn: unknown;
  readonly #traffic: Traffic;
  readonly #lease: Lease;
  #init: WatchOptions;
  #openedAt: number | undefined;
  #errored = false;
  #closeFired = false;
  #ending: Ending | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settled = false;
  /** What was known when it was stopped before the end. */
  #stopped: Observation | undefined;
  #resolve!: (observation: Observation) => void;

  constructor(socket: WebSocket, init: WatchOptions) {
    this.#socket = socket;
    this.#init = init;
    this.#foundIn = property(socket, "readyState");
    this.closed = new Promise((resolve) => (this.#resolve = resolve));
    this.#lease = takeLease(socket, this.#startedAt);
    this.#traffic = new Traffic(socket);
    socket.addEventListener("open", this.#onOpen);
    socket.addEventListener("error", this.#onError);
    socket.addEventListener("close", this.#onClose);
    if (this.#foundIn === readyState.closed) this.#awaitClose();
  }

  /** What a later watcher of the same socket knows in addition. */
  add(init: WatchOptions): void {
    this.#init = { ...this.#init, ...init };
  }

  /** Can it not follow the socket any more: stopped, or closed and used again by a library that reconnects? */
  get isOver(): boolean {
    return this.#settled && (!this.#ending || property(this.#socket, "readyState") !== readyState.closed);
  }

  /** Stops before the end leave `closed` pending: the socket has not closed. */
  stop(): void {
    if (this.#settled) return;
    if (this.#ending) return this.#settle();
    this.#detach();
    this.#stopped = this.observation();
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#lease.release();
  }

  observation(): Observation {
    if (this.#stopped) return this.#stopped;
    const { at, ...facts } = this.#ending ?? { at: undefined, ...this.#pageFacts() };
    const together = closedTogether(this.#lease.life);
    const history = this.#ending ? undefined : earlierCloses(this.#url());
    return {
      ...this.#socketFacts(),
      ...this.#pageClose(),
      ...this.#times(at),
      ...(history && { history }),
      ...facts,
      ...(isBlockedByPolicy(this.#url()) && { blockedByPolicy: true }),
      ...(together !== undefined && { closedTogether: together }),
    };
  }

  readonly #onOpen = (): void => {
    this.#openedAt ??= now();
  };

  readonly #onError = (): void => {
    this.#errored = true;
    this.#traffic.sawError();
    this.#awaitClose();
  };

  readonly #onClose = (event: Event): void => {
    this.#closeFired = true;
    const { code, reason, wasClean, isTrusted } = observe(event);
    this.#end(now(), {
      ...(code !== undefined && { code }),
      ...(reason !== undefined && { reason }),
      ...(wasClean !== undefined && { wasClean }),
      ...(isTrusted !== undefined && { isTrusted }),
    });
  };

  /** After an error, and for a socket that is found closed: its close event may be on its way, or may never come. */
  #awaitClose(): void {
    const at = now();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const state = property(this.#socket, "readyState");
      // Still closing, or open in spite of the error: then a close event is sure to come. Node 20 leaves a refused
      // socket connecting for ever.
      if (state === readyState.closed || state === readyState.connecting) this.#end(at, {});
    }, errorAloneMs);
  }

  #end(at: number, event: Partial<Observation>): void {
    if (this.#ending || this.#settled) return;
    clearTimeout(this.#timer);
    this.#detach();
    const history = earlierCloses(this.#url());
    this.#ending = { at, ...event, ...this.#pageFacts(), ...(history && { history }) };
    this.#remember();
    const { closedByPage } = this.observation();
    this.#lease.end(at);
    if (isLeaving()) this.#settle();
    else if (closedByPage || !othersAreOpen()) this.#settleSoon();
    else awaitOthers(() => (isLeaving() ? this.#settle() : this.#settleSoon()));
  }

  /** In a task of its own, so that the page's own listeners of the same event come first. */
  #settleSoon(): void {
    setTimeout(() => this.#settle(), 0);
  }

  #settle(): void {
    if (this.#settled) return;
    this.#settled = true;
    const observation = this.observation();
    // Kept for observation(), because the page is no longer listened to.
    if (observation.blockedByPolicy && this.#ending) this.#ending = { ...this.#ending, blockedByPolicy: true };
    this.#lease.release();
    this.#resolve(observation);
  }

  #detach(): void {
    this.#traffic.stop();
    this.#socket.removeEventListener("open", this.#onOpen);
    this.#socket.removeEventListener("error", this.#onError);
    this.#socket.removeEventListener("close", this.#onClose);
  }

  #remember(): void {
    const { code, openMs, opened, isTrusted } = this.observation();
    // Wrappers report a failed connection as a clean 1000 of their own making.
    if (code === undefined || (isTrusted === false && code === 1000 && !opened)) return;
    const close: EarlierClose = {
      code,
      ...(openMs !== undefined && { openMs }),
      ...(opened !== undefined && { opened }),
    };
    rememberClose(this.#url(), close);
  }

  #url(): string | undefined {
    const own = property(this.#socket, "url");
    return typeof own === "string" && own !== "" ? own : this.#init.url;
  }

  #pageFacts(): Partial<Observation> {
    const browser = runtime();
    const times = {
      startedAt: this.#startedAt,
      openedAt: this.#openedAt,
      receivedAt: this.#traffic.lastReceivedAt,
    };
    return { ...pageFacts(times), ...(browser && { browser }) };
  }

  #socketFacts(): Partial<Observation> {
    const { protocols } = this.#init;
    const url = this.#url();
    const opened = this.#opened();
    const protocol = property(this.#socket, "protocol");
    const extensions = property(this.#socket, "extensions");
    const bufferedAmount = property(this.#socket, "bufferedAmount");
    const sawStart = this.#foundIn === readyState.connecting || this.#foundIn === readyState.open;
    return {
      ...(url !== undefined && { url }),
      ...(protocols !== undefined && {
        protocolsRequested: typeof protocols === "string" ? [protocols] : [...protocols],
      }),
      ...(opened && typeof protocol === "string" && { protocol }),
      ...(opened && typeof extensions === "string" && { extensions }),
      ...(opened !== undefined && { opened }),
      ...((this.#errored || sawStart) && { errored: this.#errored }),
      ...(typeof bufferedAmount === "number" && { bufferedAmount }),
    };
  }

  #opened(): boolean | undefined {
    if (this.#openedAt !== undefined || this.#foundIn === readyState.open) return true;
    if (this.#foundIn === readyState.connecting) return false;
    // A socket that was open always gets a close event. Chromium under a policy closes within the constructor.
    return this.#ending && !this.#closeFired && this.#errored ? false : undefined;
  }

  #pageClose(): Partial<Observation> {
    const { pageClose } = this.#traffic;
    if (pageClose) {
      const { code, state } = pageClose;
      return { closedByPage: true, pageCloseState: state, ...(code !== undefined && { pageCloseCode: code }) };
    }
    const sawStart = this.#foundIn === readyState.connecting || this.#foundIn === readyState.open;
    return sawStart && this.#traffic.seesCloses ? { closedByPage: false } : {};
  }

  /** Counts and times; those that end with the close are known only then. */
  #times(at: number | undefined): Partial<Observation> {
    const { received, lastReceivedAt, sent, lastSentAt, seesSends, lastSentBytes } = this.#traffic;
    const openedAt = this.#openedAt;
    const sawStart = this.#foundIn === readyState.connecting;
    const connectedAt = openedAt ?? at;
    // Without a frame the silence began with the handshake.
    const lastFrameAt = Math.max(lastReceivedAt ?? openedAt ?? -1, lastSentAt ?? -1);
    return {
      ...(sawStart && connectedAt !== undefined && { connectMs: milliseconds(this.#startedAt, connectedAt) }),
      ...(openedAt !== undefined && at !== undefined && { openMs: milliseconds(openedAt, at) }),
      ...(seesSends && lastFrameAt >= 0 && at !== undefined && { idleMs: milliseconds(lastFrameAt, at) }),
      ...(openedAt !== undefined && { messagesReceived: received }),
      ...(openedAt !== undefined && seesSends && { messagesSent: sent }),
      ...(seesSends && lastSentBytes !== undefined && { lastSentBytes }),
      ...(seesSends && lastSentAt !== undefined && at !== undefined && { sinceSendMs: milliseconds(lastSentAt, at) }),
    };
  }
}

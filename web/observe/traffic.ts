/** What the page does with a socket: messages in both directions, and its own call of `close`. */
import { property } from "../api/normalise.js";
import { payload, utf8Length } from "./frame-sizes.js";
import { now } from "./host.js";
import { intercept, type Interception } from "./intercept.js";

export const readyState = { connecting: 0, open: 1, closing: 2, closed: 3 } as const;

/** A text up to here is kept until the next one is sent, so that its bytes are counted only if somebody asks. */
const longestKept = 65_536;
const { apply } = Reflect;

/** A close() of the page that had an effect. */
export interface PageClose {
  readonly code: number | undefined;
  readonly state: "connecting" | "open";
}

/** What was called on the socket before, and what was sent. Times are those of the monotonic clock. */
export class Traffic {
  received = 0;
  lastReceivedAt: number | undefined;
  sent = 0;
  lastSentAt: number | undefined;
  pageClose: PageClose | undefined;

  readonly #socket: WebSocket;
  readonly #send: Interception | undefined;
  readonly #close: Interception | undefined;
  #lastSent: number | string | undefined;
  #seesSends = true;
  #seesCloses = true;
  #stopped = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#send = intercept(socket, "send", (method, args) => this.#onSend(method, args));
    this.#close = intercept(socket, "close", (method, args) => this.#onClose(method, args));
    socket.addEventListener("message", this.#onMessage);
  }

  /** Were all sends seen? Not when the page has put a function of its own in the place of `send`. */
  get seesSends(): boolean {
    if (!this.#stopped && this.#send?.inPlace() !== true) this.#seesSends = false;
    return this.#seesSends;
  }

  /** The same for `close`. */
  get seesCloses(): boolean {
    if (!this.#stopped && this.#close?.inPlace() !== true) this.#seesCloses = false;
    return this.#seesCloses;
  }

  /** undefined when nothing was sent or the page sent an object of its own making. */
  get lastSentBytes(): number | undefined {
    if (typeof this.#lastSent === "string") this.#lastSent = utf8Length(this.#lastSent);
    return this.#lastSent;
  }

  /**
   * To be called on `error`. The library ws calls its own close() with 1002, 1007 or 1009 when the server breaks the
   * protocol, and reports the error after it. In browsers a page cannot pass those codes.
   */
  sawError(): void {
    const code = this.pageClose?.code;
    if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) this.pageClose = undefined;
  }

  stop(): void {
    // Read for the last time: what is put back is no longer in place, and a long text need not be kept.
    void [this.seesSends, this.seesCloses, this.lastSentBytes];
    this.#stopped = true;
    this.#socket.removeEventListener("message", this.#onMessage);
    this.#send?.restore();
    this.#close?.restore();
  }

  readonly #onMessage = (): void => {
    this.received += 1;
    this.lastReceivedAt = now();
  };

  #onSend(method: (...args: unknown[]) => unknown, args: unknown[]): unknown {
    const state = property(this.#socket, "readyState");
    const data = args[0];
    const isLong = typeof data === "string" && data.length > longestKept;
    const buffered = isLong ? this.#nativeBufferedAmount() : undefined;
    // What this throws goes to the page as it is, and is no message.
    const result = apply(method, this.#socket, args);
    // A socket that is closing takes messages and throws them away.
    if (state !== readyState.open) return result;
    this.sent += 1;
    this.lastSentAt = now();
    this.#lastSent = isLong ? this.#sizeOfLong(data, buffered) : payload(data);
    return result;
  }

  #onClose(method: (...args: unknown[]) => unknown, args: unknown[]): unknown {
    const state = property(this.#socket, "readyState");
    // The library ws calls its own close() to answer a Close frame of the server.
    const isAnswer = property(this.#socket, "_closeFrameReceived") === true;
    const result = apply(method, this.#socket, args);
    if (isAnswer || this.pageClose !== undefined) return result;
    if (state === readyState.connecting) this.pageClose = { code: clamped(args[0]), state: "connecting" };
    if (state === readyState.open) this.pageClose = { code: clamped(args[0]), state: "open" };
    return result;
  }

  /** Browsers add the exact bytes of the message to it before `send` returns; libraries count differently. */
  #nativeBufferedAmount(): number | undefined {
    const isNative = Object.prototype.toString.call(this.#socket) === "[object WebSocket]";
    const amount = isNative ? property(this.#socket, "bufferedAmount") : undefined;
    return typeof amount === "number" ? amount : undefined;
  }

  /** Neither keeps megabytes alive nor counts them one by one where the browser has counted them. */
  #sizeOfLong(text: string, before: number | undefined): number {
    const after = before === undefined ? undefined : this.#nativeBufferedAmount();
    const bytes = before === undefined || after === undefined ? 0 : after - before;
    return bytes >= text.length && bytes <= 3 * text.length ? bytes : utf8Length(text);
  }
}

/** WebIDL's [Clamp] unsigned short, for what a page can pass without code of its own running. */
function clamped(code: unknown): number | undefined {
  if (typeof code !== "number" && typeof code !== "string") return undefined;
  const number = Number(code);
  return Number.isNaN(number) ? undefined : Math.min(65535, Math.max(0, Math.round(number)));
}

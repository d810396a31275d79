/**
 * The public types of closecode, written by hand: other people's code is written against them.
 * Times are milliseconds, sizes are bytes.
 */
import type { Alternative, Dictionary, ServiceNote } from "./dictionary-types.js";

export type * from "./dictionary-types.js";

/** BCP 47 language tag, e.g. "en", "ja", "zh-Hant". */
export type LanguageTag = string;

/**
 * What is known about one close. `code` alone is enough, and every DOM CloseEvent fits.
 * Any field may be missing; a missing field means "not known", never "no".
 */
export interface Observation {
  /** 0 to 65535. Absent when no close event came: the constructor threw, or `error` fired alone. */
  readonly code?: number;
  /** The peer's text, foreign and untrusted. */
  readonly reason?: string;
  readonly wasClean?: boolean;
  /** false for events made by script, e.g. by a reconnecting wrapper: their code is not to be trusted. */
  readonly isTrusted?: boolean;
  /** Name of the DOMException that the constructor threw, e.g. "SecurityError". */
  readonly thrown?: string;

  /** URL passed to the WebSocket constructor. Never sent anywhere. */
  readonly url?: string;
  /** Subprotocols asked for. */
  readonly protocolsRequested?: readonly string[];
  /** The subprotocol the server picked; "" means none. */
  readonly protocol?: string;
  readonly extensions?: string;

  /** Did `open` fire? */
  readonly opened?: boolean;
  /** Did `error` fire before `close`? */
  readonly errored?: boolean;
  /** Constructor call to `open`, or to `close` when it never opened. */
  readonly connectMs?: number;
  /** `open` to `close`. */
  readonly openMs?: number;
  /** Last frame in either direction to `close`. */
  readonly idleMs?: number;
  readonly messagesSent?: number;
  readonly messagesReceived?: number;
  readonly lastSentBytes?: number;
  readonly bufferedAmount?: number;
  /** Last `send()` to `close`. */
  readonly sinceSendMs?: number;

  /** Did this page call `socket.close()`? */
  readonly closedByPage?: boolean;
  readonly pageCloseCode?: number;
  /** The readyState in which the page called `close()`. */
  readonly pageCloseState?: "connecting" | "open";

  /** navigator.onLine at the close. */
  readonly online?: boolean;
  readonly visibility?: "visible" | "hidden";
  /** pagehide, beforeunload or freeze had fired. */
  readonly pageHiding?: boolean;
  /** The event was delivered after the page came back from the back/forward cache. */
  readonly restoredFromCache?: boolean;
  /** The clock jumped by this much while the page was not running. */
  readonly suspendedMs?: number;
  /** The page was loaded over a secure scheme. */
  readonly pageSecure?: boolean;
  /** A securitypolicyviolation event named this URL. */
  readonly blockedByPolicy?: boolean;
  readonly browser?: "chromium" | "firefox" | "webkit" | "node" | "deno" | "bun" | "workerd";

  /** Earlier closes of the same URL, newest last. */
  readonly history?: readonly { readonly code: number; readonly openMs?: number; readonly opened?: boolean }[];
  /** Other sockets of this page that closed within one second of this one. */
  readonly closedTogether?: number;
  /** Whether the http(s) form of the URL answered. */
  readonly probe?: ProbeResult;
  /**
   * Id of the cause that something below the page named, as `closecode/read` finds it in a console or log line:
   * "tls/certificate" for net::ERR_CERT_DATE_INVALID. What is no id of a cause counts as not known.
   */
  readonly failure?: string;
}

export interface ProbeResult {
  /** "reachable": an HTTP answer came; "unreachable": the request failed. */
  readonly http: "reachable" | "unreachable";
  /** Known only if same-origin or allowed by CORS. */
  readonly status?: number;
  readonly ms: number;
}

/** Anything a close can arrive as: a number, a CloseEvent, an Observation, an Error or Event of a wrapper library. */
export type CloseInput = number | Observation | CloseEvent | Event | Error | unknown;

export interface TextOptions {
  /**
   * Preferred languages, best first. Default: the document's, then navigator.languages, then "en".
   * Matched to the loaded packs by RFC 4647 lookup.
   */
  readonly lang?: LanguageTag | readonly LanguageTag[];
}

export interface ExplainOptions extends TextOptions {
  /** Id of a loaded dictionary whose meaning is wanted, whatever else the close shows. */
  readonly service?: string;
}

export type Severity = "normal" | "notice" | "warning" | "error";
export type Sender = "either" | "server" | "client" | "never";
/** "allowed" in a Close frame; "local" codes are made up by the side that reports them; "undefined" ones nobody may send. */
export type Wire = "allowed" | "local" | "undefined";
export type RetryAction = "no" | "now" | "backoff" | "after-fix" | "after-login" | "page-decides";

export interface Link {
  readonly label: string;
  readonly url: string;
}

/** Section headings in the reader's language. */
export interface Headings {
  readonly description: string;
  readonly when: string;
  readonly fix: string;
  readonly differences: string;
  readonly choose: string;
  readonly more: string;
}

export interface Explanation {
  /** The number as it was asked for: also -1, 1e9 or NaN. */
  readonly code: number;
  /**
   * "iana" for a registered code, "range" for a number without an entry of its own, "custom" for a code of the
   * application's dictionary, "service:<id>" for one of a recognised service.
   */
  readonly source: string;
  /** The registry's short name, e.g. "Going Away". Never translated. */
  readonly name: string;
  /** The name in the chosen language. */
  readonly title: string;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
  readonly headings: Headings;
  readonly description: string;
  readonly when: string;
  readonly fix: string;
  readonly severity: Severity;
  /** May an endpoint put it into a Close frame, and who? RFC 6455, section 7.4. */
  readonly sender: Sender;
  readonly wire: Wire;
  /** May a page pass it to socket.close()? 1000 and 3000 to 4999 only. */
  readonly sendableByPage: boolean;
  /** What a page sees when a server sends this code, as measured. `webkit` was measured in WebKitGTK. */
  readonly reportedAs: { readonly chromium: number; readonly firefox: number; readonly webkit: number };
  readonly retry: RetryAction;
  /** Why to reconnect, or not, in that way. */
  readonly retryReason: string;
  /** Specification sections first, then further sources. */
  readonly links: readonly Link[];
  /** Whose meaning this is; beside a registered meaning, what the recognised service says of it. */
  readonly service?: ServiceNote;
  /** What the code means at loaded services between which nothing in the input decides. */
  readonly alternatives?: readonly Alternative[];
}

export interface Comparison {
  readonly title: string;
  /** Which category both belong to and what each means. */
  readonly intro: string;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
  readonly headings: Headings;
  readonly left: Explanation;
  readonly right: Explanation;
  /** Derived from the facts of both, the most telling first; never empty. */
  readonly differences: readonly string[];
  /** When to use, expect or act on which: one text a side. */
  readonly choose: readonly [string, string];
  readonly links: readonly Link[];
}

export interface CloseCheck {
  readonly ok: boolean;
  /** What the browser would throw. */
  readonly error?: "InvalidAccessError" | "SyntaxError";
  /** Length of the reason in UTF-8; the limit is 123. Counted up to 1 MiB. */
  readonly reasonBytes: number;
  readonly message: string;
  /** A legal call that says the same. */
  readonly suggestion?: { readonly code: number; readonly reason: string };
}

export interface SearchHit {
  readonly code: number;
  readonly source: string;
  readonly title: string;
  /** 0 to 1, larger is better. */
  readonly score: number;
}

/** One language, from `closecode/languages/<tag>`. */
export interface LanguagePack {
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
  readonly data: Uint8Array | object;
}

export interface LoadOptions {
  readonly languages?: readonly LanguagePack[];
  /** Services and own codes: all of them are taken, or none. */
  readonly dictionaries?: readonly Dictionary[];
  /** A compiled module or its bytes, for runtimes that must supply it. */
  readonly module?: WebAssembly.Module | BufferSource;
  /** When WebAssembly is refused: "js" (default) loads the plain-JavaScript build, "throw" does not. */
  readonly fallback?: "js" | "throw";
}

/** A signal for or against a cause. */
export interface Evidence {
  /** Stable id, e.g. "not-opened", "round-60s", "reason-keepalive". */
  readonly id: string;
  readonly text: string;
  /** What it adds to the cause's score, in log-odds (natural logarithm). Positive speaks for the cause. */
  readonly weight: number;
}

/** A command or setting to copy. Values from the observation are safe in a shell and in markup. */
export interface Snippet {
  /** "shell", "nginx", "js", ... */
  readonly kind: string;
  readonly text: string;
}

export interface Cause {
  /** Stable id, "<phase>/<cause>", e.g. "idle/proxy-timeout". */
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  readonly fix: string;
  /** 0 to 1. Above 0.9 only where a signal leaves no doubt. */
  readonly probability: number;
  /** Largest weight first, whatever its sign. */
  readonly evidence: readonly Evidence[];
  readonly snippets: readonly Snippet[];
  readonly links: readonly Link[];
}

export interface Diagnosis {
  /** Of the code; of 1006 where no close event came. */
  readonly explanation: Explanation;
  /** Most probable first, one to eight. What their probabilities lack to 1 is "something else". */
  readonly causes: readonly Cause[];
  /** What to observe next to tell the leading causes apart; empty where nothing is in doubt. */
  readonly nextChecks: readonly string[];
  /** Its delay is the same for the same observation. To reconnect, ask `advise`, which draws anew. */
  readonly advice: Advice;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
}

export interface Advice {
  readonly action: RetryAction;
  /** Delay before the next attempt; 0 for "now", Infinity for "no". */
  readonly delayMs: number;
  /** The interval the delay was drawn from. */
  readonly minMs: number;
  readonly maxMs: number;
  readonly why: string;
}

export interface AdviceOptions extends TextOptions {
  /** 0 for the first retry. */
  readonly attempt?: number;
  /** Uniform in [0, 1). Default Math.random. */
  readonly random?: () => number;
  /** Backoff: full jitter over min(cap, base * 2^attempt). Defaults 500 and 30000. */
  readonly baseMs?: number;
  readonly capMs?: number;
  /**
   * A protocol whose own rules for its codes apply: "graphql-ws", "pusher", "centrifugo", "discord", "y-websocket".
   * Default: found by subprotocol and host.
   */
  readonly profile?: string;
}

/** The engine. Every call is synchronous and total: it answers, or throws a CloseCodeError where that is said. */
export interface Engine {
  readonly version: string;
  readonly runtime: "wasm" | "js";
  /** Loaded languages; "en" is always there. */
  readonly languages: readonly LanguageTag[];

  /** The same frozen object for the same code and language. Never throws. */
  explain(input: CloseInput, options?: ExplainOptions): Explanation;
  /** Never throws; equal codes and numbers that are no close codes are answered too. */
  compare(left: number, right: number, options?: TextOptions): Comparison;
  /** Why it closed: causes with evidence, what to observe next, and what to do. The same for the same input. Never throws. */
  diagnose(input: CloseInput, options?: TextOptions): Diagnosis;
  /** Whether to reconnect, and when. Never throws. */
  advise(input: CloseInput, options?: AdviceOptions): Advice;
  /** For libraries that ask yes or no: false where only a fix, a login or a decision of the page could help. */
  shouldReconnect(input: CloseInput): boolean;
  /** The backoff alone, in milliseconds: full jitter over min(cap, base * 2^attempt). */
  nextDelay(attempt: number, options?: AdviceOptions): number;
  /** May a page call socket.close(code, reason)? Takes what WebIDL takes. Never throws. */
  checkClose(code?: number, reason?: string, options?: TextOptions): CloseCheck;
  /** Codes by number, name, library constant or words; forgives typing errors. Best first, at most 20. */
  search(query: string, options?: TextOptions): readonly SearchHit[];
  /** Registered codes, ascending. */
  codes(): readonly number[];
  /** What the engine understood of an input. Never throws, reads no field twice. */
  observe(input: CloseInput): Observation;
  /** Adds a language, replacing one of the same tag. @throws CloseCodeError; then nothing changed. */
  addLanguage(pack: LanguagePack): void;
  /**
   * Adds a service or an application's own codes, replacing a dictionary of the same id. Later ones win over earlier
   * ones, an application's own over services, services over ranges. 1000 to 2999 keep their registered meaning.
   * @throws CloseCodeError BAD_DICTIONARY with `path` and `faults`; then nothing changed
   */
  define(dictionary: Dictionary): void;
}

/**
 * The contract of the package's public types, as other people's code is written against them.
 * Nothing here may be renamed or removed; web/api/types.ts is held against it by contract.check.ts.
 */

export type LanguageTag = string;

export interface Observation {
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
  readonly isTrusted?: boolean;
  readonly thrown?: string;
  readonly url?: string;
  readonly protocolsRequested?: readonly string[];
  readonly protocol?: string;
  readonly extensions?: string;
  readonly opened?: boolean;
  readonly errored?: boolean;
  readonly connectMs?: number;
  readonly openMs?: number;
  readonly idleMs?: number;
  readonly messagesSent?: number;
  readonly messagesReceived?: number;
  readonly lastSentBytes?: number;
  readonly bufferedAmount?: number;
  readonly sinceSendMs?: number;
  readonly closedByPage?: boolean;
  readonly pageCloseCode?: number;
  readonly pageCloseState?: "connecting" | "open";
  readonly online?: boolean;
  readonly visibility?: "visible" | "hidden";
  readonly pageHiding?: boolean;
  readonly restoredFromCache?: boolean;
  readonly suspendedMs?: number;
  readonly pageSecure?: boolean;
  readonly blockedByPolicy?: boolean;
  readonly browser?: "chromium" | "firefox" | "webkit" | "node" | "deno" | "bun" | "workerd";
  readonly history?: readonly { readonly code: number; readonly openMs?: number; readonly opened?: boolean }[];
  readonly closedTogether?: number;
  readonly probe?: ProbeResult;
}

export type CloseInput = number | Observation | CloseEvent | Event | Error | unknown;

export interface TextOptions {
  readonly lang?: LanguageTag | readonly LanguageTag[];
}

export type Severity = "normal" | "notice" | "warning" | "error";
export type Sender = "either" | "server" | "client" | "never";
export type RetryAction = "no" | "now" | "backoff" | "after-fix" | "after-login" | "page-decides";

export interface Link { readonly label: string; readonly url: string }

export interface Headings {
  readonly description: string;
  readonly when: string;
  readonly fix: string;
  readonly differences: string;
  readonly choose: string;
  readonly more: string;
}

export interface Explanation {
  readonly code: number;
  readonly source: string;
  readonly name: string;
  readonly title: string;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
  readonly headings: Headings;
  readonly description: string;
  readonly when: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly sender: Sender;
  readonly sendableByPage: boolean;
  readonly reportedAs: { readonly chromium: number; readonly firefox: number; readonly webkit: number };
  readonly retry: RetryAction;
  readonly links: readonly Link[];
}

export interface Comparison {
  readonly title: string;
  readonly intro: string;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
  readonly headings: Headings;
  readonly left: Explanation;
  readonly right: Explanation;
  readonly differences: readonly string[];
  readonly choose: readonly [string, string];
  readonly links: readonly Link[];
}

export interface Evidence {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
}

export interface Cause {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  readonly fix: string;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
  readonly snippets: readonly { readonly kind: string; readonly text: string }[];
  readonly links: readonly Link[];
}

export interface Diagnosis {
  readonly explanation: Explanation;
  readonly causes: readonly Cause[];
  readonly nextChecks: readonly string[];
  readonly advice: Advice;
  readonly lang: LanguageTag;
  readonly dir: "ltr" | "rtl";
}

export interface Advice {
  readonly action: RetryAction;
  readonly delayMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly why: string;
}

export interface AdviceOptions extends TextOptions {
  readonly attempt?: number;
  readonly random?: () => number;
  readonly baseMs?: number;
  readonly capMs?: number;
}

export interface CloseCheck {
  readonly ok: boolean;
  readonly error?: "InvalidAccessError" | "SyntaxError";
  readonly reasonBytes: number;
  readonly message: string;
  readonly suggestion?: { readonly code: number; readonly reason: string };
}

export interface ReadHit {
  readonly start: number;
  readonly end: number;
  readonly shape: string;
  readonly direction?: "sent" | "received";
  readonly observation: Observation;
}

export interface SearchHit { readonly code: number; readonly source: string; readonly title: string; readonly score: number }

export interface Engine {
  readonly version: string;
  readonly runtime: "wasm" | "js";
  readonly languages: readonly LanguageTag[];
  explain(input: CloseInput, options?: TextOptions): Explanation;
  compare(left: number, right: number, options?: TextOptions): Comparison;
  diagnose(input: CloseInput, options?: TextOptions): Diagnosis;
  advise(input: CloseInput, options?: AdviceOptions): Advice;
  shouldReconnect(input: CloseInput): boolean;
  nextDelay(attempt: number, options?: AdviceOptions): number;
  checkClose(code?: number, reason?: string, options?: TextOptions): CloseCheck;
  search(query: string, options?: TextOptions): readonly SearchHit[];
  codes(): readonly number[];
  observe(input: CloseInput): Observation;
  addLanguage(pack: LanguagePack): void;
  define(dictionary: Dictionary): void;
}

export interface LanguagePack { readonly lang: LanguageTag; readonly dir: "ltr" | "rtl"; readonly data: Uint8Array | object }

export interface Dictionary {
  readonly id: string;
  readonly name: string;
  readonly match?: { readonly hosts?: readonly string[]; readonly subprotocols?: readonly string[] };
  readonly codes: readonly {
    readonly code: number;
    readonly name: string;
    readonly description?: string | Record<LanguageTag, string>;
    readonly when?: string | Record<LanguageTag, string>;
    readonly fix?: string | Record<LanguageTag, string>;
    readonly retry?: RetryAction;
    readonly severity?: Severity;
    readonly links?: readonly Link[];
  }[];
  readonly ranges?: readonly { readonly from: number; readonly to: number; readonly name: string; readonly description?: string | Record<LanguageTag, string>; readonly retry?: RetryAction }[];
}

export interface LoadOptions {
  readonly languages?: readonly LanguagePack[];
  readonly dictionaries?: readonly Dictionary[];
  readonly module?: WebAssembly.Module | BufferSource;
  readonly fallback?: "js" | "throw";
}

export function load(options?: LoadOptions): Promise<Engine>;

export class CloseCodeError extends Error { readonly code: string; readonly path?: string }

export interface Watcher {
  readonly closed: Promise<Observation>;
  observation(): Observation;
  stop(): void;
}

export function watch(socket: WebSocket, init?: { readonly url?: string; readonly protocols?: string | readonly string[] }): Watcher;

export interface ProbeResult {
  readonly http: "reachable" | "unreachable";
  readonly status?: number;
  readonly ms: number;
}

export function probe(url: string, options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal }): Promise<ProbeResult>;

export interface Reader {
  read(text: string): readonly ReadHit[];
  scan(chunks: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>, options?: { readonly signal?: AbortSignal; readonly onProgress?: (bytes: number) => void }): AsyncIterable<ReadHit & { readonly line: number }>;
}
export function loadReader(options?: Pick<LoadOptions, "module" | "fallback">): Promise<Reader>;

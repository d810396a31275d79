/** The public `probe`. */
import { CloseCodeError } from "../api/errors.js";
import type { ProbeResult } from "../api/types.js";
import { host, milliseconds, now } from "./host.js";
import type { ProbeOptions } from "./types.js";

const defaultTimeoutMs = 5000;
/** Timers take no more, and fire at once when they are given more. */
const longestTimeoutMs = 2 ** 31 - 1;
/** The report of a blocked request may come after the request has failed. */
const reportMs = 50;

/** @throws CloseCodeError BAD_URL */
function httpForm(url: string): URL {
  const base = host.location?.href;
  let target: URL;
  try {
    target = new URL(url, base);
  } catch (cause) {
    throw new CloseCodeError("BAD_URL", `"${url}" is not a URL that a WebSocket can be opened to.`, { cause });
  }
  if (!/^(?:ws|http)s?:$/u.test(target.protocol)) {
    throw new CloseCodeError("BAD_URL", `A probe needs a ws: or wss: URL, and "${url}" is neither.`);
  }
  // Written anew and not through the `protocol` setter, which refuses to change some schemes.
  const http = new URL(target.href.replace(/^ws/u, "http"));
  http.hash = http.username = http.password = "";
  return http;
}

/** The parameter that makes an address one that no service worker has kept. */
export const probeMark = "closecode-probe";

/** A service worker may answer for a server that is down, but hardly for an address it has never seen. */
function avoidServiceWorker(target: URL): void {
  try {
    if (host.navigator?.serviceWorker?.controller) target.searchParams.append(probeMark, String(Date.now()));
  } catch {
    // Sandboxed pages may not even look at navigator.serviceWorker. They have no service worker either.
  }
}

function requestInit(target: URL, signal: AbortSignal): RequestInit {
  // A server has neither cookies nor origins, and some refuse to be told about them.
  if (host.location === undefined) return { redirect: "manual", signal };
  const common = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", signal } as const;
  return host.origin === target.origin
    ? { ...common, mode: "same-origin", redirect: "manual" }
    : { ...common, mode: "no-cors" };
}

/** Calls back when an enforced policy of this page has stopped the request. */
function onBlocked(target: URL, blocked: () => void): () => void {
  const listener = (event: Event): void => {
    const { blockedURI, disposition } = event as SecurityPolicyViolationEvent;
    if (disposition === "enforce" && blockedURI === target.href) blocked();
  };
  if (typeof SecurityPolicyViolationEvent !== "function") return () => {};
  host.addEventListener?.("securitypolicyviolation", listener);
  return () => host.removeEventListener?.("securitypolicyviolation", listener);
}

/**
 * Asks the http(s) form of a ws(s) URL once, with GET and without credentials. An answer of any kind means that name,
 * port, certificate and server are in order, and that the server refused the upgrade. Nothing is asked unless you call it.
 *
 * The status is known for a page's own origin, and outside of browsers. For other origins a page learns only that an
 * answer came, and the browser follows redirects: where one leads nowhere, the answer is "unreachable".
 *
 * @param url ws:, wss:, http: or https:; relative to the page where there is one
 * @throws CloseCodeError BAD_URL; PROBE_BLOCKED when the page's own Content-Security-Policy forbids the request, so that
 *   nothing was learnt about the server; the reason of `signal` when it was aborted
 */
export async function probe(url: string, options: ProbeOptions = {}): Promise<ProbeResult> {
  const { timeoutMs = defaultTimeoutMs, signal } = options;
  const target = httpForm(url);
  signal?.throwIfAborted();
  avoidServiceWorker(target);

  const request = new AbortController();
  const abort = (): void => request.abort();
  let isBlocked = false;
  const stopListening = onBlocked(target, () => (isBlocked = true));
  const limit = timeoutMs >= 0 ? Math.min(timeoutMs, longestTimeoutMs) : defaultTimeoutMs;
  const timer = setTimeout(abort, limit);
  signal?.addEventListener("abort", abort);
  const startedAt = now();
  try {
    const response = await fetch(target, requestInit(target, request.signal));
    const ms = milliseconds(startedAt, now());
    // An opaque answer, or a redirect that was not followed, has the status 0.
    return { http: "reachable", ...(response.status > 0 && { status: response.status }), ms };
  } catch {
    const ms = milliseconds(startedAt, now());
    signal?.throwIfAborted();
    if (!request.signal.aborted && host.location !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, reportMs));
      signal?.throwIfAborted();
    }
    if (isBlocked) {
      const why = `The Content-Security-Policy of this page does not allow a request to ${target.origin}.`;
      throw new CloseCodeError("PROBE_BLOCKED", why);
    }
    return { http: "unreachable", ms };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    stopListening();
    // Ends the download of an answer that nobody reads.
    abort();
  }
}

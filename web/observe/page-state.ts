/** What happens to the page while sockets are watched: one set of listeners, whatever the number of sockets. */
import type { Observation } from "../api/types.js";
import { host, milliseconds, now } from "./host.js";
import { checkClocks, pageRuns, pageStops, startTicker, stopTicker, suspendedSince } from "./suspension.js";
import { hurry } from "./together.js";

/** `beforeunload` also comes before downloads and navigations that come to nothing, so it counts for a while only. */
const leavingMs = 10_000;
/** How soon after its return from the back/forward cache a page is told of its sockets. */
const restoredMs = 2000;
const mostViolations = 32;

let leavingAt: number | undefined;
let gone = false;
let restoredAt: number | undefined;
let violations: string[] = [];

/** Is the page going away, so that timers may never fire again? */
export const isLeaving = (): boolean => gone || (leavingAt !== undefined && milliseconds(leavingAt, now()) <= leavingMs);
const persisted = (event: Event): boolean => (event as PageTransitionEvent).persisted;

const onPage: Readonly<Record<string, (event: Event) => void>> = {
  beforeunload() {
    leavingAt = now();
    hurry();
  },
  pagehide(event) {
    gone = true;
    if (persisted(event)) pageStops();
    hurry();
  },
  pageshow(event) {
    gone = false;
    leavingAt = undefined;
    if (persisted(event)) restoredAt = now();
    pageRuns();
  },
  securitypolicyviolation(event) {
    const { blockedURI, disposition } = event as SecurityPolicyViolationEvent;
    // A policy that only reports blocks nothing.
    if (disposition !== "enforce" || typeof blockedURI !== "string") return;
    violations.push(blockedURI);
    if (violations.length > mostViolations) violations.shift();
  },
};
const onDocument: Readonly<Record<string, (event: Event) => void>> = {
  freeze() {
    gone = true;
    pageStops();
    hurry();
  },
  resume() {
    gone = false;
    pageRuns();
  },
  visibilitychange: checkClocks,
};

/** A worker is told of policy violations and of nothing else here; servers are told of nothing. */
function pairs(): readonly (readonly [Host: Partial<EventTarget>, type: string, listener: (event: Event) => void])[] {
  const { document } = host;
  const isPage = typeof document?.addEventListener === "function";
  const types = isPage
    ? Object.keys(onPage)
    : typeof SecurityPolicyViolationEvent === "function"
      ? ["securitypolicyviolation"]
      : [];
  return [
    ...types.map((type) => [host, type, onPage[type]!] as const),
    ...(isPage ? Object.keys(onDocument).map((type) => [document, type, onDocument[type]!] as const) : []),
  ];
}

let attached: ReturnType<typeof pairs> = [];
let users = 0;

/** Listens from the first user on; each must let go once. */
export function usePage(): void {
  users += 1;
  if (users > 1) return;
  leavingAt = restoredAt = undefined;
  gone = false;
  violations = [];
  startTicker();
  attached = pairs();
  for (const [target, type, listener] of attached) target.addEventListener?.(type, listener);
}

export function releasePage(): void {
  users -= 1;
  if (users > 0) return;
  stopTicker();
  for (const [target, type, listener] of attached) target.removeEventListener?.(type, listener);
  attached = [];
}

function isPageSecure(): boolean | undefined {
  const { location, origin } = host;
  // about:blank, srcdoc and blob: pages have the origin of the page that made them.
  for (const place of [location?.protocol, origin]) {
    if (place?.startsWith("https:")) return true;
    if (place?.startsWith("http:")) return false;
  }
  return undefined;
}

type PageFacts = Pick<
  Observation,
  "online" | "visibility" | "pageHiding" | "restoredFromCache" | "suspendedMs" | "pageSecure"
>;

interface SocketTimes {
  readonly startedAt: number;
  readonly openedAt: number | undefined;
  readonly receivedAt: number | undefined;
}

export function pageFacts({ startedAt, openedAt = startedAt, receivedAt }: SocketTimes): PageFacts {
  checkClocks();
  const online = host.navigator?.onLine;
  const visibility = host.document?.visibilityState;
  const pageSecure = isPageSecure();
  const suspendedMs = suspendedSince(openedAt, receivedAt);
  const restored = restoredAt !== undefined && startedAt < restoredAt && now() - restoredAt <= restoredMs;
  return {
    ...(typeof online === "boolean" && { online }),
    ...((visibility === "visible" || visibility === "hidden") && { visibility }),
    ...(visibility !== undefined && { pageHiding: isLeaving(), restoredFromCache: restored }),
    ...(suspendedMs !== undefined && { suspendedMs }),
    ...(pageSecure !== undefined && { pageSecure }),
  };
}

/** Has a policy that is enforced named this URL? Browsers leave the fragment out. */
export function isBlockedByPolicy(url: string | undefined): boolean {
  return url !== undefined && violations.includes(url.replace(/#.*$/su, ""));
}

/**
 * The globals of whatever runs this: a page, a worker, Node. Each may be missing, and looking them up again each time
 * costs nothing and lets a page that is set up late be seen.
 */
export interface Host {
  readonly addEventListener?: EventTarget["addEventListener"];
  readonly removeEventListener?: EventTarget["removeEventListener"];
  readonly document?: EventTarget & { readonly visibilityState?: string };
  readonly location?: { readonly href: string; readonly protocol: string };
  readonly origin?: string;
  readonly navigator?: {
    readonly onLine?: boolean;
    readonly serviceWorker?: { readonly controller?: unknown };
  };
}

export const host = globalThis as unknown as Host;

/** Milliseconds on a clock that never goes back. */
export const now = (): number => performance.now();

/** Fractions of a millisecond mean nothing here, and browsers blur them. */
export const milliseconds = (from: number, to: number): number => Math.max(0, Math.round(to - from));

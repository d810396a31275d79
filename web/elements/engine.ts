/** The page's engine, started when it is needed or when the page is idle, and never waiting for the network at a close. */
import { load, plainBuild } from "../api/index.js";
import type { Engine, LoadOptions } from "../api/index.js";

/** What the page wants loaded with it. */
let wanted: LoadOptions = {};
let ready: Engine | undefined;
let starting: Promise<Engine> | undefined;

/** The engine, once it runs. */
export const engineNow = (): Engine | undefined => ready;

/** A failed start may be tried again. */
export function engine(): Promise<Engine> {
  if (starting) return starting;
  const mine = load(wanted).then((started) => {
    // Another installation may want more than this start brings.
    if (starting === mine) ready = started;
    return started;
  });
  starting = mine;
  mine.catch(() => {
    if (starting === mine) starting = undefined;
  });
  return mine;
}

/** The smallest module there is: a page whose policy refuses WebAssembly refuses it too. */
function webAssemblyIsRefused(): boolean {
  try {
    return !new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  } catch {
    return true;
  }
}

/**
 * Starts the engine when the page has nothing else to do. Where WebAssembly is refused, the plain-JavaScript build is
 * fetched at once: at the moment of a close there may be no network to fetch it from.
 */
export function startWhenIdle(options: LoadOptions): void {
  wanted = options;
  starting = undefined;
  ready = undefined;
  if (webAssemblyIsRefused()) void plainBuild().catch(() => undefined);
  const start = (): void => void engine().catch(() => undefined);
  if (typeof requestIdleCallback === "function") requestIdleCallback(start, { timeout: 10_000 });
  else setTimeout(start, 2000);
}

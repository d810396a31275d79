/** `closecode/overlay`: adds an overlay to the page and watches every WebSocket that the page opens from then on. */
import { cleanDictionary } from "../api/dictionary-check.js";
import type { Dictionary, LanguagePack } from "../api/index.js";
import { CloseCodeOverlayElement, type Filter, type Position, type Threshold } from "./close-code-overlay.js";
import { define } from "./define.js";
import { startWhenIdle } from "./engine.js";
import { watchNewSockets } from "./new-sockets.js";

export interface OverlayOptions {
  readonly languages?: readonly LanguagePack[];
  /** Services and an application's own codes, as `load` takes them. */
  readonly dictionaries?: readonly Dictionary[];
  /** The overlay's own language. Without it, the page's. */
  readonly lang?: string;
  /** The least severity that is shown; "warning" when left out. */
  readonly threshold?: Threshold;
  /** "block-end inline-end" when left out. */
  readonly position?: Position;
  /** Says of each diagnosis whether it is shown. */
  readonly filter?: Filter;
}

/**
 * Costs next to nothing until a socket closes: the engine starts when the page is idle, or at the first close.
 * Where there is no DOM, as on a server, it does nothing.
 * @returns an uninstaller that takes the overlay away and puts WebSocket back
 * @throws CloseCodeError naming every fault of a wrong dictionary; nothing is installed then
 */
export function installOverlay(options: OverlayOptions = {}): () => void {
  if (typeof document === "undefined") return () => undefined;
  const { languages = [], lang, threshold, position, filter } = options;
  // The engine starts later, where nobody could be told.
  const dictionaries = Array.from(options.dictionaries ?? [], (one, place) => cleanDictionary(one, `dictionaries[${place}]`));
  define({ "close-code-overlay": CloseCodeOverlayElement });
  const overlay = document.createElement("close-code-overlay") as CloseCodeOverlayElement;
  if (lang !== undefined) overlay.lang = lang;
  if (threshold !== undefined) overlay.threshold = threshold;
  if (position !== undefined) overlay.position = position;
  if (filter !== undefined) overlay.filter = filter;
  const stopWatching = watchNewSockets({
    opened: (socket, init) => overlay.watch(socket, init),
    refused: (observation) => overlay.report(observation),
  });
  const addToPage = (): void => document.body.append(overlay);
  if (document.body) addToPage();
  else addEventListener("DOMContentLoaded", addToPage, { once: true });
  startWhenIdle({ languages, dictionaries });
  return () => {
    stopWatching();
    removeEventListener("DOMContentLoaded", addToPage);
    overlay.remove();
  };
}

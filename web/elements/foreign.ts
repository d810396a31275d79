/** Text that a server or a page chose: shown as text, isolated, with what cannot be seen made visible; masked in reports. */
import { visible, visiblePieces } from "./invisible.js";
import { element } from "./nodes.js";

const longestShown = 1024;

const cut = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);

export const foreignText = (part: string, text: string): HTMLElement =>
  element("bdi", { part }, ...visiblePieces(cut(text)).map((piece, n) => (n % 2 ? element("span", { part: "invisible" }, piece) : piece)));

/** Scheme, host and path, with "?…" where a query or fragment was: both can hold tokens, and so can a name and password. */
export function maskedUrl(url: string): string {
  try {
    const { protocol, host, pathname, search, hash } = new URL(url);
    return `${protocol}//${host}${pathname}${search || hash ? "?…" : ""}`;
  } catch {
    return "…";
  }
}

/** Scheme and host, by which closes are grouped. */
export function originOf(url: string | undefined): string {
  try {
    const { protocol, host } = new URL(url ?? "");
    return `${protocol}//${host}`;
  } catch {
    return "";
  }
}

// What follows a word for a secret, JSON Web Tokens, and long runs that no sentence has.
const secrets = /((?:token|key|secret|password|auth|jwt|session|sid|signature)["']?\s*[=:]\s*["']?|\bbearer\s+)[^\s"'&;,]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b[A-Za-z0-9_-]{24,}\b/giu;

/** Somebody's words for a report that may be posted in public. */
export const maskedText = (text: string): string => visible(cut(text)).replace(secrets, (_all, before: string | undefined) => `${before ?? ""}…`);

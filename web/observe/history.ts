/** Earlier closes, by URL, for as long as the page lives. Nothing is stored elsewhere. */

export interface EarlierClose {
  readonly code: number;
  readonly openMs?: number;
  readonly opened?: boolean;
}

const mostCloses = 8;
const mostUrls = 50;

/** A Map keeps the order of insertion, so the first URL is the one that was not used for longest. */
const byUrl = new Map<string, readonly EarlierClose[]>();

/** Query and fragment often hold tokens and differ from one attempt to the next. */
function keyOf(url: string): string {
  const end = url.search(/[?#]/u);
  return end < 0 ? url : url.slice(0, end);
}

/** @returns closes of this URL so far, newest last; undefined when there was none */
export function earlierCloses(url: string | undefined): readonly EarlierClose[] | undefined {
  return url === undefined ? undefined : byUrl.get(keyOf(url));
}

export function rememberClose(url: string | undefined, close: EarlierClose): void {
  if (url === undefined) return;
  const key = keyOf(url);
  const closes = [...(byUrl.get(key) ?? []), Object.freeze(close)].slice(-mostCloses);
  byUrl.delete(key);
  byUrl.set(key, Object.freeze(closes));
  if (byUrl.size <= mostUrls) return;
  for (const oldest of byUrl.keys()) {
    byUrl.delete(oldest);
    break;
  }
}

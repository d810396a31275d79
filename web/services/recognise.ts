/** `closecode/services/recognise`: which services an address or a close points to, and their dictionaries on demand. */
import { marksOf, strength, type Seen } from "../api/recognise.js";
import type { Dictionary } from "../api/types.js";
import { index, loaders } from "../generated/services.js";

export { index };

/**
 * Ids of the services that the marks point to most strongly: none, one, or several where nothing decides between them.
 * @param seen a URL, or an observation with `url`, `protocol` or `reason`
 */
export function recognise(seen: string | Seen): readonly string[] {
  const marks = marksOf(typeof seen === "string" ? { url: seen } : seen);
  const found = index.map(({ id, match }) => ({ id, points: strength(match ?? {}, marks) }));
  const most = Math.max(1, ...found.map(({ points }) => points));
  return found.filter(({ points }) => points === most).map(({ id }) => id);
}

/** Loads dictionaries by id, for `load({ dictionaries })`. @throws RangeError for an id that closecode does not have */
export function loadServices(ids: readonly string[]): Promise<readonly Dictionary[]> {
  return Promise.all(ids.map(async (id) => {
    const loader = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
    if (!loader) throw new RangeError(`closecode has no service ${id}`);
    return (await loader()).default;
  }));
}

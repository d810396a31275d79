/** Writes web/site/generated: the page's own words, and the comparisons worth leading people to. */
import { fileURLToPath } from "node:url";
import { readTexts } from "../../core/bake/texts.mjs";
import { wordModules, writeModules } from "../words.mjs";

/** Pairs of codes that the engine has a sentence of its own for, the smaller code first. */
function pairsWithNotes() {
  const folder = fileURLToPath(new URL("../../core/data/languages", import.meta.url));
  const { keys } = readTexts(folder, "core/data/languages");
  const pairs = keys.map((key) => /^pair\.(\d+)-(\d+)$/u.exec(key)).filter(Boolean);
  return pairs.map(([, low, high]) => [Number(low), Number(high)]).sort(([a, b], [c, d]) => a - c || b - d);
}

/** @throws {DataError} listing every fault of the language files */
export function bakeSite() {
  const pairs = `// Made by web/site/bake.mjs. Do not edit.
/** Pairs of codes that the engine compares in a sentence of their own, the smaller code first. */
export const notedPairs: readonly (readonly [number, number])[] = ${JSON.stringify(pairsWithNotes())};
`;
  writeModules("site", new Map([...wordModules("site"), ["pairs.ts", pairs]]));
}

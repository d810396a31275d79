/** Writes language packs: the one format in which texts reach the engine, natively and in JavaScript. */
import { fnv1a } from "./texts.mjs";

const spacingOf = (separator) => (separator === "" ? "none" : "space");
const layoutOf = (dir, separator) => `${dir} ${spacingOf(separator)}`;

/**
 * A pack is UTF-8: six header lines, then the texts, each ended by NUL.
 * The schema names the set of keys it was made for, the checksum covers language, layout and texts.
 */
export function packText({ tag, dir, separator, texts }, schema) {
  const body = texts.map((text) => `${text}\0`).join("");
  const layout = layoutOf(dir, separator);
  const checksum = fnv1a(`${tag}\n${layout}\n${body}`);
  return ["closecode-pack 1", tag, layout, schema, checksum, String(texts.length), body].join("\n");
}

/** The same pack as the object that `closecode/languages/<tag>` exports. */
export function packObject({ tag, dir, separator, texts }, schema) {
  const [, , , , checksum] = packText({ tag, dir, separator, texts }, schema).split("\n", 5);
  return { lang: tag, dir, data: { schema, checksum, spacing: spacingOf(separator), texts } };
}

/** Writes language packs: the one format in which texts reach the engine, natively and in JavaScript. */
import { fnv1a } from "./texts.mjs";

/**
 * A pack is UTF-8: six header lines, then the texts, each ended by NUL.
 * The schema names the set of keys it was made for, the checksum covers everything behind the header.
 */
export function packText({ tag, dir, separator, texts }, schema) {
  const body = texts.map((text) => `${text}\0`).join("");
  const spacing = separator === "" ? "none" : "space";
  return ["closecode-pack 1", tag, `${dir} ${spacing}`, schema, fnv1a(body), String(texts.length), body].join("\n");
}

/** The same pack as the object that `closecode/languages/<tag>` exports. */
export function packObject({ tag, dir, separator, texts }, schema) {
  const checksum = fnv1a(texts.map((text) => `${text}\0`).join(""));
  return { lang: tag, dir, data: { schema, checksum, spacing: separator === "" ? "none" : "space", texts } };
}

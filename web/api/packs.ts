/** Language packs on their way into the engine. */
import { CloseCodeError } from "./errors.js";
import { property } from "./normalise.js";

function refuse(path: string, what: string): never {
  throw new CloseCodeError("PACK_NOT_A_PACK", `The language pack is not one: ${path} ${what}.`, { path });
}

function fromBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CloseCodeError("PACK_DAMAGED", "The language pack is damaged: data is not UTF-8.", { path: "data" });
  }
}

function fromObject(data: object, lang: string, dir: string): string {
  const field = (name: string, shape: RegExp): string => {
    const value = property(data, name);
    return typeof value === "string" && shape.test(value) ? value : refuse(`data.${name}`, "is missing or malformed");
  };
  const texts = property(data, "texts");
  if (!Array.isArray(texts)) refuse("data.texts", "is not a list");
  const body = texts.map((text: unknown, index) =>
    typeof text === "string" && !text.includes("\0") ? `${text}\0` : refuse(`data.texts[${index}]`, "is not a text"),
  );
  const schema = field("schema", /^[0-9a-f]{8}$/u);
  const checksum = field("checksum", /^[0-9a-f]{8}$/u);
  const spacing = field("spacing", /^(space|none)$/u);
  return ["closecode-pack 1", lang, `${dir} ${spacing}`, schema, checksum, String(body.length), body.join("")].join("\n");
}

/**
 * The pack in the one format that the engine reads.
 * @throws CloseCodeError PACK_NOT_A_PACK with the path of the fault, PACK_DAMAGED
 */
export function packText(pack: unknown): string {
  if (typeof pack !== "object" || pack === null) refuse("the pack", "is not an object");
  const lang = property(pack, "lang");
  const dir = property(pack, "dir");
  const data = property(pack, "data");
  if (typeof lang !== "string") refuse("lang", "is not a text");
  if (dir !== "ltr" && dir !== "rtl") refuse("dir", 'is neither "ltr" nor "rtl"');
  if (typeof data !== "object" || data === null) refuse("data", "is neither bytes nor an object");
  if (!(data instanceof Uint8Array)) return fromObject(data, lang, dir);
  const text = fromBytes(data);
  const [, tag, layout] = text.split("\n", 3);
  if (tag !== lang) refuse("lang", `is not the language of data, ${JSON.stringify(tag?.slice(0, 35))}`);
  if (!layout?.startsWith(dir)) refuse("dir", "is not the direction of data");
  return text;
}

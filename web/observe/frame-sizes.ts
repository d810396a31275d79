/** How many bytes a message has, without copying it and without calling anything the page could have replaced. */

type Getter = (this: unknown) => number;

const { apply } = Reflect;
const byteLengthOf = getter(ArrayBuffer.prototype, "byteLength");
const viewLengthOf = getter(Object.getPrototypeOf(Uint8Array.prototype) as object, "byteLength");
const dataViewLengthOf = getter(DataView.prototype, "byteLength");
const blobSizeOf = typeof Blob === "function" ? getter(Blob.prototype, "size") : undefined;

function getter(prototype: object, name: string): Getter | undefined {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get as Getter | undefined;
}

/** The getters check what they are called on, so they also answer for objects of other frames and for nothing else. */
function tryGetter(read: Getter | undefined, value: object): number | undefined {
  try {
    return read && apply(read, value, []);
  } catch {
    return undefined;
  }
}

/**
 * @param data what was passed to `send`
 * @returns bytes; for text the text itself, to be counted with `utf8Length` when somebody asks; undefined for an object
 *   that the socket turns into text in a way only the page knows
 */
export function payload(data: unknown): number | string | undefined {
  if (typeof data === "string") return data;
  if (typeof data !== "object" || data === null) {
    return typeof data === "function" || typeof data === "symbol" ? undefined : String(data);
  }
  if (ArrayBuffer.isView(data)) return tryGetter(viewLengthOf, data) ?? tryGetter(dataViewLengthOf, data);
  // The getters alone would do, but one that throws costs ten microseconds, and a Blob would make the first one throw.
  if (typeof Blob === "function" && data instanceof Blob) return tryGetter(blobSizeOf, data);
  return tryGetter(byteLengthOf, data) ?? tryGetter(blobSizeOf, data);
}

/** Bytes of a text in UTF-8. A lone surrogate is sent as U+FFFD, which has three. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
  }
  return bytes;
}

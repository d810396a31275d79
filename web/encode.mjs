/** Bytes as a JavaScript string that compresses nearly as well as the bytes themselves. */

/** Characters that end or bend a string literal, and NUL, which tools stumble over. */
const awkward = [0x00, 0x0a, 0x0d, 0x22, 0x5c];

/**
 * Every byte becomes the character of the same number. The five awkward ones take the places of the five rarest
 * printable characters, which in turn move up by 256. Base64 would hide all repetition from the compressor.
 * @param {readonly Uint8Array[]} parts
 * @returns {{texts: string[], swaps: string}} one text a part; `swaps` holds the five characters that stand for NUL, LF,
 * CR, " and \\
 */
export function encodeBytes(parts) {
  const counts = new Array(256).fill(0);
  for (const part of parts) for (const byte of part) counts[byte]++;
  const printable = Array.from({ length: 0x7f - 0x20 }, (_, i) => i + 0x20).filter((c) => !awkward.includes(c));
  const rare = printable.sort((a, b) => counts[a] - counts[b]).slice(0, awkward.length);
  const encode = (byte) => {
    const at = awkward.indexOf(byte);
    if (at >= 0) return rare[at];
    return rare.includes(byte) ? byte + 256 : byte;
  };
  const texts = parts.map((part) => Array.from(part, (byte) => String.fromCharCode(encode(byte))).join(""));
  return { texts, swaps: String.fromCharCode(...rare) };
}

/**
 * The source of a function that gives back the bytes of such a text; written short, for every page loads it. A plain
 * loop: a call for each byte takes five times as long.
 */
export const decoderSource = (swaps) => {
  const places = awkward.map((byte, i) => `${swaps.charCodeAt(i)}:${byte}`).join();
  return `t=>{const a={${places}},b=new Uint8Array(t.length);for(let i=0;i<b.length;i++){const c=t.charCodeAt(i);b[i]=a[c]??c}return b}`;
};

/** The module that carries the bytes and gives them back. */
export function bytesModule(bytes) {
  const { texts, swaps } = encodeBytes([bytes]);
  return `export const bytes=()=>(${decoderSource(swaps)})("${texts[0]}");\n`;
}

/** WebAssembly bytes as a JavaScript string that compresses nearly as well as the bytes themselves. */

/** Characters that end or bend a string literal, and NUL, which tools stumble over. */
const awkward = [0x00, 0x0a, 0x0d, 0x22, 0x5c];

/**
 * Every byte becomes the character of the same number. The five awkward ones take the places of the five rarest
 * printable characters, which in turn move up by 256. Base64 would hide all repetition from the compressor.
 * @param {Uint8Array} bytes
 * @returns {{text: string, swaps: string}} `swaps` holds the five characters that stand for NUL, LF, CR, " and \
 */
export function encodeBytes(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const printable = Array.from({ length: 0x7f - 0x20 }, (_, i) => i + 0x20).filter((c) => !awkward.includes(c));
  const rare = printable.sort((a, b) => counts[a] - counts[b]).slice(0, awkward.length);
  const codes = Array.from(bytes, (byte) => {
    const at = awkward.indexOf(byte);
    if (at >= 0) return rare[at];
    return rare.includes(byte) ? byte + 256 : byte;
  });
  const text = codes.map((code) => String.fromCharCode(code)).join("");
  return { text, swaps: String.fromCharCode(...rare) };
}

/** The module that carries the bytes and gives them back. */
export function bytesModule(bytes) {
  const { text, swaps } = encodeBytes(bytes);
  return `// The WebAssembly module, one character a byte: see web/encode.mjs.
const text = "${text}";
const swaps = ${JSON.stringify(swaps)};
const awkward = [${awkward.join(", ")}];
export function bytes() {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const at = swaps.indexOf(text[i]);
    out[i] = at < 0 ? code : awkward[at];
  }
  return out;
}
`;
}

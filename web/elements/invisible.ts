/**
 * Characters that cannot be seen, made visible, so that somebody else's words cannot move a cursor, turn a line around or
 * hide a part of themselves. One rule for elements, site and commands.
 */

// Joiners stay as they are: emoji and several scripts are written with them, and they cannot move other text.
const invisible = /((?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0])/u;

/** "␊" for a line feed, "U+202E" for what has no picture. */
function pictureOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  return point === 0x7f ? "\u2421" : `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The text in pieces: each second one is the picture of a character that cannot be seen. */
export const visiblePieces = (text: string): readonly string[] => text.split(invisible).map((piece, n) => (n % 2 ? pictureOf(piece) : piece));

/** The text with pictures in place of what cannot be seen. */
export const visible = (text: string): string => visiblePieces(text).join("");

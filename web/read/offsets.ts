/** Turns offsets in UTF-8 into offsets in a JavaScript string. */

/** @returns a function that takes offsets in bytes of `text`, ascending, and gives UTF-16 code units */
export function createOffsets(text: string): (bytes: number) => number {
  let units = 0;
  let passed = 0;
  return (bytes) => {
    while (passed < bytes && units < text.length) {
      const point = text.codePointAt(units) as number;
      units += point > 0xffff ? 2 : 1;
      // A lone surrogate is encoded as U+FFFD, which has three bytes, too.
      passed += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return units;
  };
}

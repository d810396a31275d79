/** A dictionary that the compiler checks. */
import type { Dictionary, DictionaryCode, DictionaryRange } from "./dictionary-types.js";

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type AsNumber<Digits> = Digits extends `${infer Value extends number}` ? Value : never;

/** 3000 to 4999, the codes that libraries and applications may define. */
export type OwnCode = AsNumber<`${3 | 4}${Digit}${Digit}${Digit}`>;

/** A dictionary whose codes are written down as numbers from 3000 to 4999. */
export interface CheckedDictionary extends Omit<Dictionary, "codes" | "ranges"> {
  readonly codes: readonly (Omit<DictionaryCode, "code"> & { readonly code: OwnCode })[];
  readonly ranges?: readonly (Omit<DictionaryRange, "from" | "to"> & { readonly from: OwnCode; readonly to: OwnCode })[];
}

/** Returns what it is given; a wrong code, retry or name is a fault at compile time. */
export const defineDictionary = <const Given extends CheckedDictionary>(dictionary: Given): Given => dictionary;

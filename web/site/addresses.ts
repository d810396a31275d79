/** Where every page of the site is: English without a prefix, other languages below their tag, all below one base path. */
import { registered } from "../generated/codes.js";

/** First and last code of every block without an entry for each number (RFC 6455, 7.4.2). */
export const ranges: readonly (readonly [number, number])[] = [
  [0, 999],
  [1016, 1999],
  [2000, 2999],
  [3000, 3999],
  [4000, 4999],
  [5000, 65535],
];

const maxCode = 65535;

let base = "/";

/** @param path begins and ends with "/" */
export function useBase(path: string): void {
  base = path;
}

/** A whole number from 0 to 65535 written in plain digits; undefined for everything else. */
export function parseCode(text: string): number | undefined {
  const digits = text.trim();
  if (!/^(0|[1-9]\d{0,4})$/u.test(digits)) return undefined;
  const code = Number(digits);
  return code <= maxCode ? code : undefined;
}

/** The block of 3000 to 3999 begins with registered codes; its text needs a number that is none. */
export const exampleOf = (first: number): number => (first === 3000 ? 3999 : first);

const rangeOf = (code: number): readonly [number, number] => ranges.find(([first, last]) => first <= code && code <= last) ?? [5000, maxCode];

/** "codes/1006/"; numbers without an entry are a fragment of the page of their range. */
export function codePath(code: number): string {
  if (registered.includes(code)) return `codes/${code}/`;
  const [first, last] = rangeOf(code);
  return `codes/${first}-${last}/#${code}`;
}

export const rangePath = ([first, last]: readonly [number, number]): string => `codes/${first}-${last}/`;

/** "compare/1001-vs-1015/"; a pair that has no page of its own is a fragment of the list of comparisons. */
export function comparisonPath(left: number, right: number): string {
  const hasPage = left < right && registered.includes(left) && registered.includes(right);
  return hasPage ? `compare/${left}-vs-${right}/` : `compare/#${left}-vs-${right}`;
}

/** The two codes of "#1006-vs-4001". */
export function readPair(fragment: string): readonly [number, number] | undefined {
  const [, left = "", right = ""] = /^#?(\d{1,5})-vs-(\d{1,5})$/u.exec(fragment) ?? [];
  const codes = [parseCode(left), parseCode(right)] as const;
  return codes[0] === undefined || codes[1] === undefined ? undefined : [codes[0], codes[1]];
}

export const causePath = (id: string): string => `causes/${id}/`;
export const servicePath = (id: string): string => `services/${id}/`;

/** The path below the host. @param path below the folder of the language, "" for its start page */
export function addressOf(lang: string, path: string): string {
  return `${base}${lang === "en" ? "" : `${lang}/`}${path}`;
}

/** Files that all languages share. */
export const assetAddress = (path: string): string => `${base}${path}`;

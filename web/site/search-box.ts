/** The search box in the header of every page. The engine finds codes and times, the reader lines, the index the rest. */
import type { Engine } from "../api/index.js";
import { addressOf, codePath, parseCode } from "./addresses.js";
import { announce } from "./announce.js";
import { causeChoice, codeChoices } from "./choices.js";
import { Combobox, type Choice } from "./combobox.js";
import { required } from "./dom.js";
import { pageLanguage, viewOptions } from "./engine.js";
import { lineSearch, type LineSearch } from "./search-lines.js";
import { loadPageSearch, type Found, type PageSearch } from "./search-index.js";
import { word, type WordKey } from "./words.js";

const most = 10;
/** Hits of the engine below this are guesses; pages that have the words come before them. */
const sureScore = 0.6;

const kindWords: Readonly<Record<string, WordKey>> = {
  symptom: "search.kind.symptom",
  cause: "search.kind.cause",
  service: "search.kind.service",
};

const unitSizes = { millisecond: 1, second: 1000, minute: 60_000, hour: 3_600_000 } as const;

const unitNamesOf = new Map<string, ReadonlyMap<string, number>>();

/** The names of units of time in a language and in English, with the milliseconds of each: "seconds", "s", "秒". */
function unitNames(lang: string): ReadonlyMap<string, number> {
  const known = unitNamesOf.get(lang);
  if (known !== undefined) return known;
  const names = new Map<string, number>();
  unitNamesOf.set(lang, names);
  for (const tag of [lang, "en"]) {
    for (const [unit, size] of Object.entries(unitSizes)) {
      for (const unitDisplay of ["long", "short", "narrow"] as const) {
        const format = new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay });
        // Enough numbers to meet every plural form.
        for (const amount of [1, 2, 3, 5, 11, 100]) {
          const name = format.formatToParts(amount).filter(({ type }) => type === "unit").map(({ value }) => value.trim()).join("");
          if (name !== "" && !names.has(name)) names.set(name.toLocaleLowerCase(tag), size);
        }
      }
    }
  }
  // What people type and CLDR does not write.
  for (const [name, size] of [["secs", 1000], ["mins", 60_000], ["s", 1000], ["m", 60_000], ["h", 3_600_000]] as const) names.set(name, size);
  return names;
}

/** "every 60 seconds", "after 10 minutes", 「60秒ごと」, "каждые 60 секунд": milliseconds. */
export function timeIn(query: string, lang: string): number | undefined {
  const [, amount = "", rest = ""] = /(\d{1,5})\s*(\p{L}[\p{L}\p{M}]*)/u.exec(query.normalize("NFKC").toLocaleLowerCase(lang)) ?? [];
  if (amount === "") return undefined;
  const names = unitNames(lang);
  // Where words are not set apart, the unit is only the beginning of what follows.
  const joined = /[\p{Script=Han}\p{Script=Hangul}]/u.test(rest);
  const name = joined ? [...names.keys()].filter((one) => rest.startsWith(one)).sort((x, y) => y.length - x.length)[0] : rest;
  const size = names.get(name ?? "");
  return size === undefined ? undefined : Number(amount) * size;
}

/** Causes of a connection that ends after such a silence, the two most probable. */
function causesAfter(ms: number, engine: Engine, lang: string): readonly Choice[] {
  const { causes } = engine.diagnose({ code: 1006, wasClean: false, opened: true, openMs: ms, idleMs: ms }, { lang });
  return causes.slice(0, 2).map((cause) => causeChoice(cause, lang));
}

function pageChoice({ path, kind, title }: Found, lang: string): Choice {
  return { address: addressOf(lang, path), label: word(kindWords[kind] ?? "search.kind.page"), title };
}

interface Finders {
  readonly engine: Engine;
  readonly pages: PageSearch;
  readonly lines: LineSearch;
}

export function findAll(query: string, lang: string, { engine, pages, lines }: Finders): readonly Choice[] {
  if (query === "") return codeChoices(query, engine, lang);
  if (parseCode(query) !== undefined) {
    // What a service means by the number comes behind what the number means anywhere.
    const services = pages(query).filter(({ kind }) => kind === "service").map((found) => pageChoice(found, lang));
    return [...codeChoices(query, engine, lang).slice(0, 5), ...services].slice(0, most);
  }
  // What a line says leaves nothing to guess from its words.
  const said = lines(query);
  if (said.length > 0) return said;
  const ms = timeIn(query, lang);
  const hits = engine.search(query, { lang });
  const sure = new Set(hits.filter(({ score }) => score >= sureScore).map(({ code }) => code));
  const codes = codeChoices(query, engine, lang);
  const isSure = ({ label }: Choice): boolean => sure.has(Number(label));
  const others = pages(query).filter(({ code }) => code === undefined).map((found) => pageChoice(found, lang));
  const all = [...(ms === undefined ? [] : causesAfter(ms, engine, lang)), ...codes.filter(isSure).slice(0, 5), ...others, ...codes.filter((choice) => !isSure(choice))];
  return all.filter(({ address }, place) => all.findIndex((one) => one.address === address) === place).slice(0, most);
}

export async function startSearch(): Promise<void> {
  const lang = pageLanguage();
  let loaded;
  try {
    loaded = await Promise.all([viewOptions(), loadPageSearch(lang)]);
  } catch (error) {
    announce(String(error));
    throw error;
  }
  const [{ engine }, pages] = loaded;
  const choose = ({ address }: Choice): void => {
    required("find", HTMLInputElement).value = "";
    location.assign(address);
  };
  // A number that came with the address leaves nothing to choose.
  const asked = parseCode(new URLSearchParams(location.search).get("q") ?? "");
  if (asked !== undefined) return location.replace(addressOf(lang, codePath(asked)));
  const lines = lineSearch(engine, lang, () => box.refresh());
  const box = new Combobox({ id: "find", find: (query) => findAll(query, lang, { engine, pages, lines }), choose });
}

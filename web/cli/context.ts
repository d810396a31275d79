/** What every command works with: the engine, the reader's language, and where to print. */
import { readdirSync } from "node:fs";
import { load } from "../api/index.js";
import { negotiate } from "../api/negotiate.js";
import type { Engine, LanguagePack } from "../api/index.js";
import { english, loaders, type WordKey, type Words } from "./generated/words.js";
import { wantedTags } from "./language.js";
import { UsageError, type Values } from "./options.js";
import { allServices } from "./services.js";
import { terminal, type Terminal } from "./terminal.js";

export interface Context extends Terminal {
  readonly engine: Engine;
  readonly values: Values;
  /** Passed to every call of the engine. */
  readonly lang: readonly string[];
  /** The pack whose language the engine answers in. */
  readonly pack: LanguagePack;
  /** One text of the commands with its placeholders filled. */
  word(key: WordKey, values?: Readonly<Record<string, string | number>>): string;
  /** One line of JSON. */
  json(value: unknown): void;
}

const beside = (path: string): URL => new URL(path, import.meta.url);

/** Language packs lie beside the commands in the package; only the one that is wanted is read. */
async function packFor(wanted: readonly string[]): Promise<LanguagePack> {
  const shipped = readdirSync(beside("../languages/")).filter((name) => name.endsWith(".js")).map((name) => name.slice(0, -3));
  const tag = negotiate(wanted, shipped);
  return ((await import(beside(`../languages/${tag}.js`).href)) as { readonly default: LanguagePack }).default;
}

export async function createContext(values: Values): Promise<Context> {
  const wanted = wantedTags(values.lang, process.env);
  const pack = await packFor(wanted);
  const dictionaries = await allServices();
  const { service } = values;
  if (service !== undefined && !dictionaries.some(({ id }) => id === service)) throw new UsageError("usage.badService", { service });
  const engine = await load({ dictionaries, languages: pack.lang === "en" ? [] : [pack] });
  const words: Words = (await loaders[pack.lang]?.()) ?? english;
  const screen = terminal(process.stdout, process.env);
  return {
    ...screen,
    engine,
    values,
    lang: [pack.lang],
    pack,
    word: (key, filled = {}) => words[key].replace(/\{(\w+)\}/gu, (whole, name: string) => String(filled[name] ?? whole)),
    json: (value) => screen.print(JSON.stringify(value)),
  };
}

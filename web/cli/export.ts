/** `closecode export`: what is known as tables, for joining with one's own data. */
import type { RetryAction } from "../api/index.js";
import { causes } from "../generated/causes.js";
import type { Context } from "./context.js";
import { csv, type Row } from "./csv.js";
import { UsageError } from "./options.js";
import { allServices } from "./services.js";

const largest = 65_535;

function codeRows({ engine, lang }: Context): readonly Row[] {
  return engine.codes().map((code) => {
    const { name, title, severity, sender, wire, sendableByPage, retry, description, fix, reportedAs } = engine.explain(code, { lang });
    const { chromium, firefox, webkit } = reportedAs;
    return { code, name, title, severity, sender, wire, sendable_by_page: sendableByPage, retry, chromium, firefox, webkitgtk: webkit, description, fix };
  });
}

/** Every run of codes that is explained by one entry, the registered ones left out. */
function rangeRows({ engine, lang }: Context): readonly Row[] {
  const rows: { first_code: number; last_code: number; title: string; severity: string; retry: RetryAction; description: string }[] = [];
  for (let code = 0; code <= largest; code++) {
    const { source, title, severity, retry, description } = engine.explain(code, { lang });
    if (source !== "range") continue;
    const last = rows.at(-1);
    if (last?.title === title && last.description === description && last.last_code === code - 1) last.last_code = code;
    else rows.push({ first_code: code, last_code: code, title, severity, retry, description });
  }
  return rows;
}

async function serviceRows({ lang }: Context): Promise<readonly Row[]> {
  const services = await allServices();
  return services.flatMap(({ id, name: service, kind, codes = [] }) =>
    codes.map(({ code, name, retry, severity, description, fix }) => ({
      service: id, service_name: service, kind, code, name, retry, severity, description: inLanguage(description, lang), fix: inLanguage(fix, lang),
    })),
  );
}

/** A dictionary's text in the reader's language, else in English. */
function inLanguage(text: string | Readonly<Record<string, string>> | undefined, [tag = "en"]: readonly string[]): string | undefined {
  return typeof text === "object" ? (text[tag] ?? text["en"]) : text;
}

function causeRows({ pack }: Context): readonly Row[] {
  const { texts } = pack.data as { readonly texts: readonly string[] };
  return causes.map(({ id, retry, place, links }) => ({
    cause: id, title: texts[place], retry, explanation: texts[place + 1], fix: texts[place + 2], links: links.map(({ url }) => url).join(" "),
  }));
}

const tables = { codes: codeRows, ranges: rangeRows, services: serviceRows, causes: causeRows } as const;

export async function exportTables(context: Context, words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError("usage.export");
  const { format = "json", table } = context.values;
  if (format !== "json" && format !== "csv") throw new UsageError("usage.badFormat", { format });
  if (table !== undefined && !Object.hasOwn(tables, table)) throw new UsageError("usage.badTable", { table });
  const rowsOf = async (name: string): Promise<readonly Row[]> => tables[name as keyof typeof tables](context);
  if (format === "csv") {
    // One table to a file, because CSV has no other way; the codes unless another is asked for.
    context.print(csv(await rowsOf(table ?? "codes")).trimEnd());
    return 0;
  }
  const names = table === undefined ? Object.keys(tables) : [table];
  const all = await Promise.all(names.map(async (name) => [name, await rowsOf(name)] as const));
  context.print(JSON.stringify(table === undefined ? Object.fromEntries(all) : all[0]?.[1], undefined, 2));
  return 0;
}

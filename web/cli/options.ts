/** The options every command understands. */
import { parseArgs } from "node:util";
import type { WordKey } from "./generated/words.js";

/** Wrong use; said in the reader's language, with exit status 2. */
export class UsageError extends Error {
  readonly key: WordKey;
  readonly values: Readonly<Record<string, string>>;

  constructor(key: WordKey, values: Readonly<Record<string, string>> = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

export interface Values {
  readonly json?: boolean;
  readonly lang?: string;
  readonly help?: boolean;
  readonly version?: boolean;
  readonly service?: string;
  readonly format?: string;
  readonly table?: string;
  readonly protocol?: readonly string[];
  readonly seconds?: string;
}

const known = {
  json: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
  service: { type: "string" },
  format: { type: "string" },
  table: { type: "string" },
  protocol: { type: "string", multiple: true },
  seconds: { type: "string" },
} as const;

/** A word such as -1 is a code and no option. */
const isNumber = (word: string): boolean => /^-\d+(\.\d+)?(e\d+)?$/iu.test(word);

/** @throws UsageError for an option that is unknown, or lacks its value */
export function options(args: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  const { tokens } = parseArgs({ args: [...args], options: known, strict: false, allowPositionals: true, tokens: true });
  const values: Record<string, unknown> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const spelled = args[token.index] ?? token.rawName;
    if (isNumber(spelled)) {
      // Short options come one letter at a time; the number is taken whole with its first.
      if (!positionals.includes(spelled)) positionals.push(spelled);
      continue;
    }
    const option = Object.hasOwn(known, token.name) ? known[token.name as keyof typeof known] : undefined;
    if (option === undefined) throw new UsageError("usage.unknownOption", { option: token.rawName });
    if (option.type === "boolean") {
      if (token.value !== undefined) throw new UsageError("usage.noValue", { option: token.rawName });
      values[token.name] = true;
    } else {
      if (token.value === undefined) throw new UsageError("usage.valueMissing", { option: token.rawName });
      const list = (values[token.name] ?? []) as string[];
      values[token.name] = "multiple" in option ? [...list, token.value] : token.value;
    }
  }
  return { values, positionals };
}

/** What `closecode --help` prints. */
import type { Context } from "./context.js";
import type { WordKey } from "./generated/words.js";

const commands: readonly (readonly [string, WordKey])[] = [
  ["closecode 1006", "help.explain"],
  ["closecode compare 1001 1015", "help.compare"],
  ["closecode check 1001 \"bye\"", "help.check"],
  ["closecode read [FILE…]", "help.read"],
  ["closecode watch wss://…", "help.watch"],
  ["closecode export", "help.export"],
];
const flags: readonly (readonly [string, WordKey])[] = [
  ["--json", "help.json"],
  ["--lang TAG", "help.lang"],
  ["--service ID", "help.service"],
  ["--protocol NAME", "help.protocol"],
  ["--seconds N", "help.seconds"],
  ["--format csv|json", "help.format"],
  ["--table NAME", "help.table"],
  ["--version", "help.version"],
];

export function help({ paint, wrap, word }: Context): string {
  const rows = (list: readonly (readonly [string, WordKey])[]): readonly string[] =>
    list.flatMap(([spelled, key]) => [`  ${paint("cyan", spelled)}`, wrap(word(key), "      ")]);
  return [
    wrap(word("help.lead")),
    "",
    paint("bold", word("help.commands")),
    ...rows(commands),
    "",
    paint("bold", word("help.options")),
    ...rows(flags),
    "",
    wrap(word("help.status")),
  ].join("\n");
}

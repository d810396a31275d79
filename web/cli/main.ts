/** `closecode …`: reads the command line and calls the command it names. */
import { check } from "./check.js";
import { compare } from "./compare.js";
import { createContext, type Context } from "./context.js";
import { explain } from "./explain.js";
import { exportTables } from "./export.js";
import { help } from "./help.js";
import { options, UsageError } from "./options.js";
import { version } from "../generated/version.js";

/** @returns the exit status: 0 found, 1 nothing found, 2 wrong use or input that could not be read */
type Command = (context: Context, words: readonly string[]) => Promise<number> | number;

const commands: Readonly<Record<string, Command>> = {
  compare,
  check,
  // These two bring the scanner and a WebSocket of Node, which nobody else should wait for.
  read: async (context, words) => (await import("./read.js")).read(context, words),
  watch: async (context, words) => (await import("./watch.js")).watchSocket(context, words),
  export: exportTables,
};

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args);
  if (values.version) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const context = await createContext(values);
  const [name = "", ...words] = positionals;
  if (values.help || name === "help" || positionals.length === 0) {
    context.print(help(context));
    return values.help || name === "help" ? 0 : 2;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  // What is no command is a code, a name or words to look for.
  return command ? command(context, words) : explain(context, positionals);
}

// Whoever reads our output may stop early, as `head` does; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  const context = await createContext({});
  process.stderr.write(`closecode: ${context.word(error.key, error.values)}\n${context.word("usage.hint")}\n`);
  process.exitCode = 2;
}

/** `closecode read [FILE…]`: finds closes in logs and consoles, tells the cause of each and sums up. */
import { loadReader } from "../read/index.js";
import type { ReadHit } from "../read/index.js";
import { visible } from "../elements/invisible.js";
import type { Context } from "./context.js";
import { Diagnoses } from "./diagnoses.js";
import { InputFault, openInput } from "./input.js";
import { progressOf } from "./progress.js";
import { Summary, summaryText } from "./summary.js";

type Found = ReadHit & { readonly line: number };

function hitText({ paint, word }: Context, name: string, { line, direction, observation, shape }: Found, cause: string): string {
  const { code, reason, probe } = observation;
  const what = code ?? (probe?.status === undefined ? "–" : `HTTP ${probe.status}`);
  const parts = [
    paint("dim", `${name}:${line}`),
    paint("bold", String(what)),
    ...(direction === undefined ? [] : [word(`read.${direction}`)]),
    ...(reason ? [JSON.stringify(visible(reason))] : []),
    cause,
    paint("dim", shape),
  ];
  return parts.join("  ");
}

/** Reads one input to its end or its first fault; what was found until then counts. */
async function readInput(context: Context, reader: Awaited<ReturnType<typeof loadReader>>, path: string, diagnoses: Diagnoses, summary: Summary): Promise<boolean> {
  const name = path === "-" ? context.word("read.standardInput") : visible(path);
  const progress = progressOf(process.stderr, name);
  let bytes = 0;
  try {
    const input = await openInput(path);
    const onProgress = (done: number): void => {
      bytes = done;
      progress.show(done, input.position(), input.size);
    };
    for await (const hit of reader.scan(input.chunks, { onProgress })) {
      const cause = diagnoses.of(hit.observation);
      summary.add(hit, cause);
      progress.clear();
      if (context.values.json) context.json({ file: path, ...hit, cause: cause.id, probability: cause.probability });
      else context.print(hitText(context, name, hit, cause.title));
    }
    progress.clear();
    summary.addInput(bytes);
    for (const warning of input.warnings()) process.stderr.write(`closecode: ${context.word(warning.key, { ...warning.values, name })}\n`);
    return input.warnings().length === 0;
  } catch (error) {
    progress.clear();
    summary.addInput(bytes);
    if (!(error instanceof InputFault)) throw error;
    const soFar = bytes > 0 ? ` ${context.word("input.readSoFar", { offset: bytes })}` : "";
    process.stderr.write(`closecode: ${context.word(error.key, { ...error.values, name })}${soFar}\n`);
    return false;
  }
}

export async function read(context: Context, words: readonly string[]): Promise<number> {
  const reader = await loadReader();
  const diagnoses = new Diagnoses(context);
  const summary = new Summary();
  let whole = true;
  for (const path of words.length > 0 ? words : ["-"]) {
    whole = (await readInput(context, reader, path, diagnoses, summary)) && whole;
  }
  if (context.values.json) context.json({ summary: summary.figures() });
  else context.print(summaryText(context, summary, diagnoses));
  return whole ? (summary.hits > 0 ? 0 : 1) : 2;
}

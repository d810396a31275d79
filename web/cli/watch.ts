/** `closecode watch wss://…`: connects, tells what happens until the close, then diagnoses it. */
import { watch as record } from "../observe/watch.js";
import type { Diagnosis, Observation } from "../api/index.js";
import { visible } from "../elements/invisible.js";
import { diagnosisText } from "./blocks.js";
import type { Context } from "./context.js";
import { UsageError } from "./options.js";
import { openSocket, type SocketEvent } from "./socket.js";

function address(words: readonly string[]): URL {
  const [text] = words;
  if (words.length !== 1 || text === undefined) throw new UsageError("usage.watch");
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UsageError("usage.badAddress", { address: text });
  }
  if (url.protocol !== "ws:" && url.protocol !== "wss:") throw new UsageError("usage.badAddress", { address: text });
  return url;
}

function seconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number > 0 && number <= 86_400)) throw new UsageError("usage.badSeconds", { text });
  return number;
}

function eventText({ word }: Context, event: SocketEvent): string {
  switch (event.type) {
    case "open":
      return event.protocol === "" ? word("watch.open") : word("watch.openProtocol", { protocol: visible(event.protocol) });
    case "message":
      return word(event.isBinary ? "watch.binary" : "watch.text", { bytes: event.bytes });
    case "ping":
      return word("watch.ping");
    case "response":
      return word("watch.response", { status: event.status });
    case "error":
      return word("watch.error", { message: visible(event.message) });
  }
}

/** The observation of the page's own recorder, with what a program may know and a page may not. */
export async function watchSocket(context: Context, words: readonly string[]): Promise<number> {
  const { engine, lang, print, paint, word, values } = context;
  const url = address(words);
  const limit = seconds(values.seconds);
  const started = performance.now();
  const since = (): string => `${((performance.now() - started) / 1000).toFixed(3).padStart(8)} s`;
  const tell = (event: SocketEvent): void => {
    if (values.json) context.json({ ms: Math.round(performance.now() - started), ...event });
    else print(`${paint("dim", since())}  ${eventText(context, event)}`);
  };
  if (!values.json) print(word("watch.connecting", { host: visible(url.host) }));

  const { socket, known } = openSocket(url.href, values.protocol ?? [], tell);
  const watcher = record(socket, { url: url.href, protocols: values.protocol ?? [] });
  const stop = (): void => socket.close(1000);
  process.once("SIGINT", stop);
  const timer = limit === undefined ? undefined : setTimeout(stop, limit * 1000);
  const seen = await watcher.closed;
  clearTimeout(timer);
  process.removeListener("SIGINT", stop);

  const observation: Observation = { ...seen, ...known() };
  const diagnosis: Diagnosis = engine.diagnose(observation, { lang });
  if (values.json) context.json({ observation, diagnosis });
  else {
    const reason = observation.reason ? `  ${visible(observation.reason)}` : "";
    print(`${paint("dim", since())}  ${word("watch.closed", { code: observation.code ?? "–" })}${reason}`, "", diagnosisText(context, diagnosis));
  }
  return 0;
}

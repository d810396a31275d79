/** What a pasted line of a console or a log means, by the reader that also reads whole logs; fetched when one is pasted. */
import type { Engine } from "../api/index.js";
import type { Reader } from "../read/types.js";
import { causeChoice, codeChoice } from "./choices.js";
import type { Choice } from "./combobox.js";

/** Somebody who types a few words asks for a page; these are the marks of what a program writes. */
const written = /wss?:|websocket\b.{8}|\b(?:ERR|NS_ERROR)_|\b(?:code|close[ds]?)\b.*\d{4}|[:=([].*\w{3}/iu;
/** Below it, a cause behind the first is a guess. */
const likely = 0.15;

export type LineSearch = (query: string) => readonly Choice[];

/** @param onReady called once the reader is there, when a line has been asked for that nobody could read yet */
export function lineSearch(engine: Engine, lang: string, onReady: () => void): LineSearch {
  let reader: Reader | undefined;
  let loading = false;
  const fetchReader = async (): Promise<void> => {
    loading = true;
    try {
      const { loadReader } = await import("../read/index.js");
      reader = await loadReader();
      onReady();
    } catch {
      loading = false; // The rest of the search goes on; the next line asks again.
    }
  };
  return (query) => {
    if (!written.test(query)) return [];
    if (reader === undefined) {
      if (!loading) void fetchReader();
      return [];
    }
    const seen = reader.read(query)[0]?.observation;
    if (seen === undefined) return [];
    const causes = engine.diagnose(seen, { lang }).causes.filter(({ probability }, place) => place === 0 || probability >= likely);
    const choices = causes.slice(0, 2).map((cause) => causeChoice(cause, lang));
    return seen.code === undefined ? choices : [...choices, codeChoice(seen.code, engine, lang)];
  };
}

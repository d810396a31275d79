import { load, probe, watch, CloseCodeError, type Diagnosis, type Engine, type Explanation, type Observation } from "closecode";
import { load as loadPlain } from "closecode/js";
import { CloseCode, isSendable } from "closecode/codes";
import { toAttributes } from "closecode/telemetry";
import ja from "closecode/languages/ja";

export async function explain(code: number): Promise<Explanation> {
  const engine: Engine = await load({ languages: [ja] });
  return engine.explain(code, { lang: "ja" });
}

export async function diagnose(socket: WebSocket): Promise<Diagnosis> {
  const seen: Observation = await watch(socket).closed;
  const { http } = await probe(socket.url);
  const diagnosis = (await loadPlain()).diagnose({ ...seen, probe: { http, ms: 1 } });
  const attributes: Readonly<Record<string, string | number | boolean>> = toAttributes(diagnosis, { observation: seen });
  return "closecode.cause" in attributes ? diagnosis : Promise.reject(new CloseCodeError("NONE", "none"));
}

export const restart: 1012 = CloseCode.ServiceRestart;
export const allowed: boolean = isSendable(restart);
// @ts-expect-error an observation's times are numbers
export const wrong: Observation = { openMs: "60 s" };

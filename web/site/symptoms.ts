/** What people say of a dying WebSocket, each with the observation that the engine can rank causes for. */
import type { Observation } from "../api/types.js";

export interface Symptom {
  /** Also the end of the key of its text. */
  readonly id: "every60" | "never" | "firefoxOnly" | "big" | "login" | "deploy" | "sleep" | "certificate" | "strictMode" | "age";
  readonly observation: Observation;
}

export const symptoms: readonly Symptom[] = [
  { id: "every60", observation: { code: 1006, wasClean: false, opened: true, errored: false, openMs: 60_000, idleMs: 60_000 } },
  { id: "never", observation: { code: 1006, wasClean: false, opened: false, errored: true } },
  { id: "firefoxOnly", observation: { code: 1006, wasClean: false, opened: true, errored: true, browser: "chromium" } },
  { id: "big", observation: { code: 1006, wasClean: false, opened: true, lastSentBytes: 1_200_000, sinceSendMs: 40 } },
  { id: "login", observation: { code: 1008, wasClean: true, opened: true, openMs: 80 } },
  { id: "deploy", observation: { code: 1006, wasClean: false, opened: true, closedTogether: 3 } },
  { id: "sleep", observation: { code: 1006, wasClean: false, opened: true, suspendedMs: 600_000 } },
  { id: "certificate", observation: { code: 1015, wasClean: false, opened: false, errored: true, browser: "firefox" } },
  { id: "strictMode", observation: { code: 1006, wasClean: false, opened: false, closedByPage: true, pageCloseState: "connecting" } },
  { id: "age", observation: { code: 1006, wasClean: false, opened: true, openMs: 7_200_000, idleMs: 500 } },
];

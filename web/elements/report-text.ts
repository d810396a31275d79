/** "Copy report": one close as plain text that can be posted in public. */
import type { Diagnosis, Observation } from "../api/index.js";
import { maskedText, maskedUrl } from "./foreign.js";

export interface Reported {
  readonly diagnosis: Diagnosis;
  readonly observation: Observation;
}

/** Every text of an observation, masked; some applications hand a token over as a subprotocol. */
const masked = (key: string, value: unknown): unknown => (typeof value !== "string" ? value : key === "url" ? maskedUrl(value) : maskedText(value));

export function reportText({ diagnosis, observation }: Reported): string {
  const { explanation, causes, advice } = diagnosis;
  const lines = [`${explanation.code} ${explanation.title}`, ""];
  for (const { id, title, probability, evidence } of causes) {
    lines.push(`${title} (${id}) ${Math.round(probability * 100)} %`);
    for (const { text, weight } of evidence) lines.push(`  ${weight > 0 ? "+" : "-"} ${maskedText(text)}`);
  }
  lines.push("", `${advice.action}: ${advice.why}`, "", JSON.stringify(observation, masked, 2));
  return lines.join("\n");
}

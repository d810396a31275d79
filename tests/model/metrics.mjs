/** How well diagnoses fit the labels of recordings. */
import { readFileSync } from "node:fs";

/** One in so many cases is held back from the fit. */
const heldBackShare = 4;
/** A label without any probability would make the loss infinite. */
const leastProbability = 0.001;

/** @returns {{case: string, browser: string, observation: object, accept_top1?: string[], accept_top3?: string[]}[]} */
export function readRecordings() {
  const text = readFileSync(new URL("recordings.jsonl", import.meta.url), "utf8");
  return text.trim().split("\n").map((line) => JSON.parse(line));
}

/** By case and not by line, so that no case is fitted in one browser and tested in another. FNV-1a. */
export function isHeldBack({ case: name }) {
  let hash = 0x811c9dc5;
  // A case with a probe is the same case.
  for (const letter of name.replace(/\+.*/u, "")) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return (hash >>> 16) % heldBackShare === 0;
}

const fits = (labels, id) => labels.some((prefix) => id.startsWith(prefix));

/** The probability of everything that the labels accept. */
export function acceptedMass({ accept_top1, accept_top3 }, causes) {
  const labels = accept_top1 ?? accept_top3;
  return causes.filter(([id]) => fits(labels, id)).reduce((sum, [, probability]) => sum + probability, 0);
}

/**
 * @param {{recording: object, causes: [id: string, probability: number][]}[]} rows causes as diagnosed, best first
 * top1, top3: shares of the recordings with such a label that meet it; logLoss, brier: of the probability of
 * everything the labels accept; reliability: the first cause's probability against how often it is accepted.
 */
export function measure(rows) {
  const share = (part, right) => (part.length === 0 ? undefined : part.filter(right).length / part.length);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const masses = rows.map(({ recording, causes }) => acceptedMass(recording, causes));
  const bins = [0, 0.2, 0.4, 0.6, 0.8, 0.9].map((from, i, all) => ({ from, to: all[i + 1] ?? 1 }));
  const firstRight = ({ recording: { accept_top1, accept_top3 }, causes }) => fits(accept_top1 ?? accept_top3, causes[0][0]);
  return {
    count: rows.length,
    top1: share(rows.filter(({ recording }) => recording.accept_top1), ({ recording, causes }) => fits(recording.accept_top1, causes[0][0])),
    top3: share(rows.filter(({ recording }) => recording.accept_top3), ({ recording, causes }) => causes.slice(0, 3).some(([id]) => fits(recording.accept_top3, id))),
    logLoss: mean(masses.map((mass) => -Math.log(Math.max(mass, leastProbability)))),
    brier: mean(masses.map((mass) => (1 - mass) ** 2)),
    reliability: bins.map(({ from, to }) => {
      const inside = rows.filter(({ causes: [[, p]] }) => p >= from && (p < to || to === 1));
      return { from, to, count: inside.length, said: inside.length && mean(inside.map(({ causes: [[, p]] }) => p)), right: share(inside, firstRight) };
    }),
  };
}

/** The measures as lines of text, for each named part of the rows. */
export function report(parts) {
  const percent = (value) => (value === undefined ? "-" : `${(100 * value).toFixed(1)} %`);
  const lines = ["| recordings | count | top-1 | top-3 | log loss | Brier |", "| --- | --- | --- | --- | --- | --- |"];
  for (const [name, rows] of Object.entries(parts)) {
    const { count, top1, top3, logLoss, brier } = measure(rows);
    lines.push(`| ${name} | ${count} | ${percent(top1)} | ${percent(top3)} | ${logLoss.toFixed(3)} | ${brier.toFixed(3)} |`);
  }
  for (const [name, rows] of Object.entries(parts)) {
    lines.push("", `| ${name}: first cause said to be | count | mean | accepted |`, "| --- | --- | --- | --- |");
    for (const { from, to, count, said, right } of measure(rows).reliability.filter((bin) => bin.count > 0)) {
      lines.push(`| ${from} to ${to} | ${count} | ${said.toFixed(2)} | ${percent(right)} |`);
    }
  }
  return lines.join("\n");
}

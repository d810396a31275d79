/** diagnose() through WebAssembly over the recordings, and how well it fits their labels. */
import { load } from "closecode";
import { Bench } from "tinybench";
import { isHeldBack, readRecordings, report } from "../model/metrics.mjs";

/** @returns median nanoseconds of one diagnosis, taken over all recordings in turn */
export async function measureDiagnosis() {
  const engine = await load();
  const observations = readRecordings().map(({ observation }) => observation);
  let sink = 0;
  const bench = new Bench({ time: 600, warmupTime: 300 }).add("diagnose", () => {
    for (const observation of observations) sink += engine.diagnose(observation).causes.length;
  });
  await bench.run();
  if (sink === 0) throw new Error("nothing was diagnosed");
  return (bench.getTask("diagnose").result.latency.p50 * 1e6) / observations.length;
}

/** How well the diagnoses fit, as text. */
export async function fitReport() {
  const engine = await load();
  const rows = readRecordings().map((recording) => ({
    recording,
    causes: engine.diagnose(recording.observation).causes.map(({ id, probability }) => [id, probability]),
  }));
  const part = (holds) => rows.filter(({ recording }) => holds(recording));
  return report({ "held back": part(isHeldBack), all: rows });
}

/** explain() of a code that was asked before, against a Map of what the npm package `statuses` knows. */
import { load } from "closecode";
import statuses from "statuses";
import { Bench } from "tinybench";

/** @returns median nanoseconds of each, measured in turns in one run */
export async function measureLookup() {
  const engine = await load();
  const map = new Map(statuses.codes.map((code) => [code, statuses.message[code]]));
  // A loop inside each task, because one lookup takes less than the clock's resolution.
  const rounds = 10_000;
  let sink;
  const bench = new Bench({ time: 400, warmupTime: 100 })
    .add("explain", () => {
      for (let i = 0; i < rounds; i++) sink = engine.explain(1006);
    })
    .add("map", () => {
      for (let i = 0; i < rounds; i++) sink = map.get(404);
    });
  await bench.run();
  if (sink === undefined) throw new Error("nothing was looked up");
  const median = (name) => (bench.getTask(name).result.latency.p50 * 1e6) / rounds;
  return { explain: median("explain"), map: median("map") };
}

// Runs steps several times while the machine is busy, and names every test whose result depended on that.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { runStep } from "./run_step.mjs";

const RUNS = 3;

/**
 * Runs each step three times, one after the other, with one busy process a core beside it. Prints the tests that did not
 * pass every time, and the runs that broke before they could count.
 *
 * @param {readonly object[]} steps of steps.mjs; what they stand on has been run
 * @returns {Promise<0 | 1>} the exit status: 0 if every test passed every time
 */
export async function runSteady(steps) {
  const idle = keepBusy();
  /** @type {Map<string, import("./run_step.mjs").Result[]>} */
  const runs = new Map(steps.map(({ name }) => [name, []]));
  try {
    for (const step of steps) {
      for (let run = 1; run <= RUNS; run += 1) {
        console.log(`${step.name}, run ${run} of ${RUNS}`);
        const result = await runStep(step, { toTerminal: false, extra: [] });
        if (result.fault?.stoppedBy !== undefined) return 1;
        runs.get(step.name).push(result);
      }
    }
  } finally {
    idle();
  }
  const lines = unsteady(runs);
  for (const line of lines) console.log(line);
  const count = [...runs.values()].flat().reduce((sum, { tests = {} }) => sum + Object.keys(tests).length, 0);
  console.log(`\n${count} results of tests in ${RUNS} runs, ${lines.length} tests that did not pass each time`);
  return lines.length === 0 && count > 0 ? 0 : 1;
}

/**
 * Returns a line for each test that did not pass in every run of its step, and for each run that broke without a failed
 * test.
 *
 * @param {ReadonlyMap<string, readonly import("./run_step.mjs").Result[]>} runs of each step
 * @returns {string[]}
 */
export function unsteady(runs) {
  return [...runs].flatMap(([step, results]) => {
    const names = new Set(results.flatMap(({ tests = {} }) => Object.keys(tests)));
    const tests = [...names].flatMap((name) => {
      const passed = results.filter(({ tests = {} }) => tests[name] === true).length;
      return passed === results.length ? [] : [`${step}: passed ${passed} of ${results.length} times: ${name}`];
    });
    const broken = results.flatMap(({ fault, failed = 0 }, run) =>
      fault !== undefined && failed === 0 ? [`${step}: run ${run + 1} ${fault}`] : []);
    return [...tests, ...broken];
  });
}

/** Starts one process a core that does nothing but compute. @returns {() => void} ends them */
function keepBusy() {
  const processes = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
  const end = () => processes.forEach((busy) => busy.kill("SIGKILL"));
  process.on("exit", end);
  return end;
}

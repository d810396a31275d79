// Runs one step: its commands in order, its output in a log, its tests counted.
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readCounts } from "./counts.mjs";
import { runCommand } from "./process.mjs";

export const logs = "build/logs";

/** Steps that compute go last where another one wants the core: a browser that gets its turn late is a slow browser. */
const politely = ["nice", "-n", "10"];

/**
 * @typedef {object} Result
 * @property {string} name of the step
 * @property {string | {stoppedBy: string}} [fault] why it did not end well
 * @property {number} [passed] tests, like the following
 * @property {number} [failed]
 * @property {Record<string, boolean>} [tests] whether each test passed, where the runner tells
 */

/**
 * @param {object} step of steps.mjs
 * @param {object} options
 * @param {boolean} options.toTerminal shows the output as it comes instead of keeping it in a log
 * @param {readonly string[]} options.extra arguments for an interactive step
 * @returns {Promise<Result>} never rejects
 */
export async function runStep(step, { toTerminal, extra }) {
  const started = performance.now();
  const slug = step.name.replace(" ", "-");
  const log = join(logs, `${slug}.log`);
  const counts = join(process.cwd(), logs, `${slug}.counts`);
  rmSync(counts, { force: true });
  const commands = step.commands(extra).map((command) => command.map((word) => word.replace("{counts}", counts)));
  const output = toTerminal || step.interactive ? undefined : openSync(log, "w");
  let fault = commands.length === 0 && !step.quiet ? "found nothing to run" : undefined;
  for (const command of commands) {
    fault ??= await runCommand(step.computes ? [...politely, ...command] : command, { env: step.env, minutes: step.minutes ?? 30, output });
  }
  if (step.serves && fault?.stoppedBy !== undefined) return { name: step.name };

  const counted = step.tests === undefined ? { passed: 0, failed: 0 } : readCounts(step.tests, counts);
  if (step.tests !== undefined) {
    fault ??= counted.failed > 0 ? "has failed or skipped tests" : counted.passed === 0 ? "ran no test" : undefined;
  }
  if (output !== undefined) {
    closeSync(output);
    // What .ci/setup says it installed is shown always, another log when its step failed.
    if (fault !== undefined || step.name === "tools") process.stdout.write(readFileSync(log, "utf8"));
  }
  const seconds = (performance.now() - started) / 1000;
  if (fault !== undefined || !step.quiet || (commands.length > 0 && seconds >= 0.5)) say({ step, fault, counted, seconds });
  return { name: step.name, fault, ...counted };
}

function say({ step, fault, counted, seconds }) {
  const tests = step.tests === undefined ? "" : ` (${counted.passed} passed, ${counted.failed} failed)`;
  const outcome = fault === undefined ? `ok ${step.name}` : `FAILED ${step.name}: ${fault.stoppedBy ?? fault}`;
  console.log(`${seconds.toFixed(1).padStart(6)}s ${outcome}${tests}`);
}

// npm start, build, test, test:steady, test:long and bench: sets up what the task needs, then runs its steps.
import { mkdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { changedFiles, stepNamed, touchedBy, withPrerequisites } from "./plan.mjs";
import { npmCommand } from "./process.mjs";
import { logs, runStep } from "./run_step.mjs";
import { runSideBySide } from "./schedule.mjs";
import { runSteady } from "./steady.mjs";
import { oneByOne, stepAliases, steps, tasks } from "./steps.mjs";

const usage = `usage: node .ci/task.mjs ${Object.keys(tasks).join("|")} [--verbose] [--changed] [STEP...]
  --verbose  shows the output of every step, one step at a time
  --changed  runs only the steps that look at a changed file
steps of test: ${steps.filter((step) => !step.interactive).map((step) => step.name).join(" ")}`;

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
process.exitCode = await main(process.argv.slice(2));

async function main([task, ...rest]) {
  if (tasks[task] === undefined) return misuse();
  // The one command of an interactive task takes the arguments; for the others they name steps.
  const interactive = tasks[task].some((name) => stepNamed(name).interactive);
  const options = interactive ? { names: tasks[task], verbose: false } : readOptions(rest, tasks[task]);
  if (options.fault !== undefined) return misuse(options.fault);
  const { names, verbose } = options;
  const plan = withPreparation(withPrerequisites(names));
  mkdirSync(logs, { recursive: true });

  // Steady steps run by themselves, after all that they stand on.
  const steady = task === "test:steady" ? names.map(stepNamed) : [];
  const results = await runSideBySide(plan.filter(({ name }) => !steady.some((step) => step.name === name)), {
    // One more than there are cores: most tests wait for browsers and clocks, and steps that compute make room for them.
    atOnce: verbose || oneByOne.includes(task) ? 1 : availableParallelism() + 1,
    run: (step) => runStep(step, { toTerminal: verbose, extra: interactive ? rest : [] }),
    ends: ({ fault, name }) => fault?.stoppedBy !== undefined || (fault !== undefined && (task !== "test" || isPreparation(name))),
  });
  const status = report(results, task === "test");
  return status === 0 && steady.length > 0 ? runSteady(steady) : status;
}

function misuse(fault) {
  console.error(fault === undefined ? usage : `${fault}\n${usage}`);
  return 1;
}

/** Returns the names of the steps that were asked for, those of the task where none was, or what is wrong. */
function readOptions(args, namesOfTask) {
  const options = { verbose: { type: "boolean", default: false }, changed: { type: "boolean", default: false } };
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return { fault: error.message };
  }
  const { values, positionals } = parsed;
  const chosen = positionals.map((name) => stepAliases[name] ?? name);
  const unknown = chosen.find((name) => stepNamed(name) === undefined);
  if (unknown !== undefined) return { fault: `There is no step called "${unknown}".` };
  const names = chosen.length > 0 ? chosen : namesOfTask;
  if (!values.changed) return { names, verbose: values.verbose };
  const touched = touchedBy(names, changedFiles());
  console.log(touched.length > 0 ? `Touched by what changed: ${touched.join(" ")}` : "No step looks at what changed.");
  return { names: touched, verbose: values.verbose };
}

/** Puts the installing of tools and of npm's packages before the steps that need them. */
function withPreparation(plan) {
  const groups = [...new Set(plan.flatMap((step) => step.needs ?? []))];
  const tools = { name: "tools", quiet: true, minutes: 30, commands: () => [[".ci/setup", ...groups]] };
  const packages = { name: "npm ci", quiet: true, commands: () => (dependenciesAreFresh() ? [] : [npmCommand("ci")]) };
  const first = groups.length > 0 ? [tools] : [];
  const prepared = plan.map((step) => {
    const preparation = step.withoutPackages ? first : [...first, packages];
    return { ...step, after: [...preparation.map(({ name }) => name), ...(step.after ?? [])] };
  });
  return plan.length > 0 ? [...first, packages, ...prepared] : [];
}

function isPreparation(name) {
  return stepNamed(name) === undefined;
}

function dependenciesAreFresh() {
  const installed = statSync("node_modules/.package-lock.json", { throwIfNoEntry: false });
  return installed !== undefined && installed.mtimeMs >= statSync("package-lock.json").mtimeMs;
}

/** Prints the summary and returns the exit status. The last line of npm test counts the real tests. */
function report(results, isTest) {
  const faults = results.filter((result) => result.fault !== undefined);
  for (const { name, fault, notRun } of faults) if (notRun) console.log(`  --    ${name} ${fault}`);
  if (!isTest) return faults.length > 0 ? 1 : 0;

  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  // A step that broke without a failed test still fails the run, and the count says so.
  const broken = faults.filter((result) => !result.notRun && !(result.failed > 0)).length;
  if (faults.length > 0) console.log(`\nFailed: ${faults.map((result) => result.name).join(", ")}`);
  console.log(`\n${(performance.now() / 1000).toFixed(0)} s in all`);
  console.log(`${sum("passed")} passed, ${sum("failed") + broken} failed`);
  return faults.length > 0 ? 1 : 0;
}

// npm start, build, test, test:long and bench: sets up what the task needs, then runs its steps in order.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readCounts } from "./counts.mjs";
import { npmCommand, runCommand } from "./process.mjs";
import { stepAliases, steps, tasks } from "./steps.mjs";

const logs = "build/logs";
const usage = `usage: node .ci/task.mjs ${Object.keys(tasks).join("|")} [--verbose] [STEP...]
steps of test: ${steps.filter((step) => !step.interactive).map((step) => step.name).join(" ")}`;

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
process.exitCode = await main(process.argv.slice(2));

async function main([task, ...rest]) {
  const names = tasks[task];
  if (names === undefined) {
    console.error(usage);
    return 1;
  }
  // The one command of an interactive task takes the arguments; for the others they name steps.
  const interactive = names.some((name) => stepNamed(name).interactive);
  const { values, positionals } = interactive
    ? { values: { verbose: true }, positionals: [] }
    : parseArgs({ args: rest, options: { verbose: { type: "boolean" } }, allowPositionals: true });
  const chosen = positionals.map((name) => stepAliases[name] ?? name);
  const unknown = chosen.find((name) => stepNamed(name) === undefined);
  if (unknown !== undefined) {
    console.error(`There is no step called "${unknown}".\n${usage}`);
    return 1;
  }
  const plan = withPrerequisites(chosen.length > 0 ? chosen : names);
  const results = await runPlan(plan, {
    keepGoing: task === "test",
    verbose: values.verbose === true && !interactive,
    extra: interactive ? rest : [],
  });
  return report(results, task === "test");
}

function stepNamed(name) {
  return steps.find((step) => step.name === name);
}

/** The named steps with all they stand on, each once, what is stood on first. */
function withPrerequisites(names, plan = []) {
  for (const step of names.map(stepNamed)) {
    withPrerequisites(step.after ?? [], plan);
    if (!plan.includes(step)) {
      plan.push(step);
    }
  }
  return plan;
}

async function runPlan(plan, options) {
  mkdirSync(logs, { recursive: true });
  const groups = [...new Set(plan.flatMap((step) => step.needs ?? []))];
  const preparation = [
    { name: "tools", quiet: true, minutes: 30, commands: () => [[".ci/setup", ...groups]] },
    { name: "npm ci", quiet: true, commands: () => (dependenciesAreFresh() ? [] : [npmCommand("ci")]) },
  ];
  const results = [];
  for (const step of [...(groups.length > 0 ? preparation : preparation.slice(1)), ...plan]) {
    const missing = step.after?.find((name) => results.some((other) => other.name === name && other.fault));
    const result =
      missing === undefined
        ? await runStep(step, options)
        : { name: step.name, fault: `was not run, because ${missing} failed`, notRun: true };
    results.push(result);
    if (result.notRun) {
      console.log(`  --    ${step.name} ${result.fault}`);
    }
    if (result.fault?.stoppedBy || (result.fault && (step.quiet || !options.keepGoing))) {
      break;
    }
  }
  return results;
}

async function runStep(step, { verbose, extra }) {
  const started = performance.now();
  const slug = step.name.replace(" ", "-");
  const log = join(logs, `${slug}.log`);
  const counts = join(process.cwd(), logs, `${slug}.counts`);
  rmSync(counts, { force: true });
  const commands = step.commands(extra).map((command) => command.map((word) => word.replace("{counts}", counts)));
  const toTerminal = verbose || step.interactive;
  const output = toTerminal ? undefined : openSync(log, "w");
  let fault = commands.length === 0 && !step.quiet ? "found nothing to run" : undefined;
  for (const command of commands) {
    fault ??= await runCommand(command, { env: step.env, minutes: step.minutes ?? 15, output });
  }
  if (step.serves && fault?.stoppedBy !== undefined) {
    return { name: step.name };
  }
  const counted = step.tests === undefined ? { passed: 0, failed: 0 } : readCounts(step.tests, counts);
  if (step.tests !== undefined && fault === undefined) {
    fault = counted.failed > 0 ? "has failed or skipped tests" : counted.passed === 0 ? "ran no test" : undefined;
  }
  if (output !== undefined) {
    closeSync(output);
    showLog(log, fault !== undefined, step.name === "tools");
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  const tests = step.tests === undefined ? "" : ` (${counted.passed} passed, ${counted.failed} failed)`;
  if (fault !== undefined) {
    console.log(`${seconds}s FAILED ${step.name}: ${fault.stoppedBy ?? fault}${tests}`);
  } else if (!step.quiet || commands.length > 0 && Number(seconds) >= 0.5) {
    console.log(`${seconds}s ok ${step.name}${tests}`);
  }
  return { name: step.name, fault, ...counted };
}

/** The log of a step is shown when it failed; what .ci/setup says it installed, always. */
function showLog(log, failed, always) {
  if (failed || always) {
    process.stdout.write(readFileSync(log, "utf8"));
  }
}

function dependenciesAreFresh() {
  const installed = statSync("node_modules/.package-lock.json", { throwIfNoEntry: false });
  return installed !== undefined && installed.mtimeMs >= statSync("package-lock.json").mtimeMs;
}

/** Prints the summary and gives the exit status. The last line of npm test counts the real tests. */
function report(results, isTest) {
  const faults = results.filter((result) => result.fault !== undefined);
  if (!isTest) {
    return faults.length > 0 ? 1 : 0;
  }
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  // A step that broke without a failed test still fails the run, and the count says so.
  const broken = faults.filter((result) => !result.notRun && !(result.failed > 0)).length;
  const passed = sum("passed");
  const failed = sum("failed") + broken;
  if (faults.length > 0) {
    console.log(`\nFailed: ${faults.map((result) => result.name).join(", ")}`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return faults.length > 0 ? 1 : 0;
}

// Runs every fuzz target of build/fuzz, two at a time, CLOSECODE_FUZZ_SECONDS each (600 when unset).
// New inputs are kept in build/fuzz/corpus, findings in build/fuzz/findings.
import { accessSync, constants, mkdirSync, openSync, readFileSync, existsSync } from "node:fs";
import { basename } from "node:path";
import { filesUnder } from "./files.mjs";
import { runCommand } from "./process.mjs";

const seconds = Number(process.env.CLOSECODE_FUZZ_SECONDS ?? 600);
const targets = filesUnder("build/fuzz", /\/fuzz_\w+$/).filter(isProgram);
if (!(seconds > 0) || targets.length === 0) {
  console.error(targets.length === 0 ? "There is no fuzz target in build/fuzz." : "CLOSECODE_FUZZ_SECONDS is not a number.");
  process.exit(1);
}

const faults = [];
const waiting = [...targets];
const worker = async () => {
  for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
    await fuzz(target);
  }
};
await Promise.all([worker(), worker()]);
console.log(`${targets.length - faults.length} fuzz targets passed, ${faults.length} failed`);
process.exitCode = faults.length > 0 ? 1 : 0;

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function fuzz(target) {
  const name = basename(target).replace(/^fuzz_/, "");
  const found = `build/fuzz/corpus/${name}`;
  const seeds = `tests/fuzz/corpus/${name}`;
  const findings = "build/fuzz/findings";
  mkdirSync(found, { recursive: true });
  mkdirSync(findings, { recursive: true });
  const log = `build/fuzz/${name}.log`;
  const fault = await runCommand(
    [
      target,
      `-max_total_time=${seconds}`,
      "-timeout=10",
      "-rss_limit_mb=2048",
      "-print_final_stats=1",
      `-artifact_prefix=${findings}/${name}-`,
      found,
      ...(existsSync(seeds) ? [seeds] : []),
    ],
    { minutes: seconds / 60 + 5, output: openSync(log, "w") },
  );
  const text = readFileSync(log, "utf8");
  const runs = /number_of_executed_units: (\d+)/.exec(text)?.[1] ?? 0;
  if (fault === undefined && Number(runs) > 0) {
    console.log(`ok ${name}: ${runs} inputs`);
    return;
  }
  faults.push(name);
  console.log(`${text}\nFAILED ${name}: ${fault?.stoppedBy ?? fault ?? "tried no input"}`);
}

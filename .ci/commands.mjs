// The commands that steps are made of: each function returns a list of commands, a command a list of words.
// "{counts}" stands for the file in which a test runner leaves its counts.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { filesUnder } from "./files.mjs";

export const node = process.execPath;
const tsc = "node_modules/typescript/bin/tsc";

/** Returns a command with files after it, or no command where there are no files. */
export const perFiles = (files, ...command) => (files.length > 0 ? [[...command, ...files]] : []);

// Without a file, `node --test` would look for tests of its own choice.
export const nodeTest = (files, ...options) =>
  perFiles(
    files,
    node,
    "--import=./.ci/typescript.mjs",
    "--test",
    ...options,
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=./.ci/count_reporter.mjs",
    "--test-reporter-destination={counts}",
  );

export const ctest = (preset) => [
  "ctest",
  "--test-dir",
  `build/${preset}`,
  "--output-on-failure",
  "--no-tests=error",
  "--parallel",
  String(availableParallelism()),
  "--output-junit",
  "{counts}",
];

export const cmake = (preset, ...targets) => [
  ["cmake", "--preset", preset],
  ["cmake", "--build", `build/${preset}`, ...targets.flatMap((target) => ["--target", target])],
];

export const emcmake = (preset) => [
  ["emcmake", "cmake", "--preset", preset],
  ["cmake", "--build", `build/${preset}`],
];

export const testFiles = (...folders) => folders.flatMap((folder) => filesUnder(folder, /\.test\.(mjs|ts)$/));

/**
 * Returns the files of the tests in browsers: the groups, whose files share one browser of each kind, and every test file
 * that is in none of them.
 */
export function browserTestFiles() {
  const groups = filesUnder("tests/browser/groups", /\.mjs$/);
  const grouped = groups.flatMap((group) =>
    [...readFileSync(group, "utf8").matchAll(/^import "(.+)";$/gm)].map(([, path]) => join(dirname(group), path)));
  return [...groups, ...testFiles("tests/browser", "tests/elements").filter((file) => !grouped.includes(file))];
}

export const longTestFiles = (folder) => filesUnder(folder, /\.long\.mjs$/);

export const cppFiles = () => ["core", "wasm", "tests"].flatMap((folder) => filesUnder(folder, /\.(cpp|hpp)$/));

export const typeChecks = () =>
  ["web", "tests"]
    .flatMap((folder) => filesUnder(folder, /(^|\/)tsconfig\.json$/))
    .map((project) => [node, tsc, "--noEmit", "-p", project]);

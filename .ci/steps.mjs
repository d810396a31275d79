// What each task runs. A step names the tool groups it needs (.ci/setup) and the steps it stands on;
// `tests` says which summary its output carries, where it runs real tests.
import { availableParallelism } from "node:os";
import { filesUnder } from "./files.mjs";

// Debian's emcc runs `acorn` under whichever node is first in PATH; only Debian's own finds it unaided.
const emscripten = { NODE_PATH: "/usr/share/nodejs" };
const node = process.execPath;
const tsc = "node_modules/typescript/bin/tsc";

const perFiles = (files, ...command) => (files.length > 0 ? [[...command, ...files]] : []);

// Without a file, `node --test` would look for tests of its own choice.
const nodeTest = (files, ...options) =>
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

const ctest = (preset) => [
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

const cmake = (preset) => [
  ["cmake", "--preset", preset],
  ["cmake", "--build", `build/${preset}`],
];

const emcmake = (preset) => [
  ["emcmake", "cmake", "--preset", preset],
  ["cmake", "--build", `build/${preset}`],
];

const testFiles = (...folders) =>
  folders.flatMap((folder) => filesUnder(folder, /\.test\.(mjs|ts)$/));

const cppFiles = () =>
  ["core", "wasm", "tests"].flatMap((folder) => filesUnder(folder, /\.(cpp|hpp)$/));

const typeProjects = () =>
  ["web", "tests"].flatMap((folder) => filesUnder(folder, /(^|\/)tsconfig\.json$/));

/**
 * A step's `commands` is a function, so that files are looked for when the step runs.
 * An interactive step has the terminal to itself; one that serves ends well when it is told to end.
 */
export const steps = [
  {
    name: "bake",
    commands: () => [[node, "core/bake/bake.mjs", "--out", "build/bake"]],
  },
  {
    name: "wasm",
    needs: ["wasm"],
    after: ["bake"],
    env: emscripten,
    commands: () => emcmake("wasm"),
  },
  {
    name: "wasm-js",
    needs: ["wasm"],
    after: ["bake"],
    env: emscripten,
    commands: () => emcmake("wasm-js"),
  },
  {
    name: "web",
    after: ["wasm", "wasm-js"],
    commands: () => [[node, "web/build.mjs"]],
  },
  {
    name: "cpp-dev",
    needs: ["cpp", "catch2"],
    tests: "ctest",
    commands: () => [...cmake("dev"), ctest("dev")],
  },
  {
    name: "cpp-release-build",
    needs: ["cpp", "catch2"],
    commands: () => cmake("release"),
  },
  {
    name: "cpp-release",
    after: ["cpp-release-build"],
    tests: "ctest",
    commands: () => [ctest("release")],
  },
  {
    name: "format",
    needs: ["tools"],
    commands: () => perFiles(cppFiles(), "clang-format", "--dry-run", "-Werror"),
  },
  {
    name: "tidy",
    needs: ["tools"],
    after: ["cpp-dev"],
    commands: () => [
      ["run-clang-tidy", "-quiet", "-p", "build/dev", "-extra-arg=-Wno-unknown-warning-option", "core/src/.*"],
    ],
  },
  {
    name: "types",
    after: ["web"],
    commands: () => typeProjects().map((project) => [node, tsc, "--noEmit", "-p", project]),
  },
  {
    name: "node",
    needs: ["tools"],
    after: ["web"],
    tests: "node",
    commands: () =>
      nodeTest(testFiles("tests/api", "tests/data", "tests/layers", "tests/package", "tests/retry")),
  },
  {
    name: "browser",
    needs: ["browsers", "fonts"],
    after: ["web"],
    tests: "node",
    minutes: 20,
    commands: () => nodeTest(testFiles("tests/browser"), "--test-concurrency=1"),
  },
  {
    name: "lab",
    needs: ["browsers", "lab"],
    after: ["web"],
    tests: "node",
    minutes: 20,
    commands: () => nodeTest(testFiles("tests/lab"), "--test-concurrency=1"),
  },
  {
    name: "lab-long",
    needs: ["browsers", "lab"],
    after: ["web"],
    tests: "node",
    minutes: 60,
    commands: () => nodeTest(filesUnder("tests/lab", /\.long\.mjs$/), "--test-concurrency=1"),
  },
  {
    name: "serve",
    after: ["web"],
    interactive: true,
    serves: true,
    minutes: 60 * 24 * 7,
    commands: (extra) => [[node, "web/demo/main.mjs", ...extra]],
  },
  {
    name: "fuzz",
    needs: ["fuzz"],
    minutes: 600,
    interactive: true,
    commands: () => [...cmake("fuzz"), [node, ".ci/fuzz.mjs"]],
  },
  {
    name: "fuzz-api",
    after: ["web"],
    minutes: 120,
    interactive: true,
    commands: (extra) => [[node, "tests/fuzz/api.mjs", ...extra]],
  },
  {
    name: "measure",
    after: ["web", "cpp-release-build"],
    needs: ["browsers"],
    interactive: true,
    minutes: 60,
    commands: (extra) => [[node, "tests/bench/run.mjs", ...extra]],
  },
];

/** The steps of each task in the order they run; what they stand on is added by the runner. */
export const tasks = {
  build: ["web"],
  start: ["serve"],
  test: ["web", "cpp-dev", "cpp-release", "format", "tidy", "types", "node", "browser", "lab"],
  "test:long": ["fuzz", "fuzz-api", "lab-long"],
  bench: ["measure"],
};

/** `build` is what people call the steps that write dist/. */
export const stepAliases = { build: "web", cpp: "cpp-dev" };

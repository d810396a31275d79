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
    name: "site",
    after: ["web"],
    needs: ["fonts"],
    commands: () => [[node, "web/site/build/site.mjs"]],
  },
  {
    name: "site-sample",
    after: ["web"],
    needs: ["fonts"],
    // What the tests open: a language of each kind, and the pseudo languages that no search engine is led to.
    commands: () => [[node, "web/site/build/site.mjs", "--lang", "en,ja,ar", "--pseudo"]],
  },
  {
    name: "site-as-asked",
    after: ["web"],
    needs: ["fonts"],
    interactive: true,
    commands: (extra) => [[node, "web/site/build/site.mjs", ...extra]],
  },
  {
    name: "site-pages",
    after: ["site-sample"],
    tests: "node",
    commands: () => nodeTest(testFiles("tests/site")),
  },
  {
    name: "site-pages-all",
    needs: ["browsers"],
    after: ["site"],
    tests: "node",
    minutes: 30,
    commands: () => nodeTest([...testFiles("tests/site"), "tests/site/narrow.long.mjs"]),
  },
  {
    name: "lighthouse",
    needs: ["browsers"],
    after: ["site-sample"],
    tests: "node",
    minutes: 60,
    commands: () => nodeTest(["tests/site/lighthouse.long.mjs"], "--test-concurrency=1"),
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
    // The site's generated words are among the sources.
    after: ["site-sample"],
    commands: () => typeProjects().map((project) => [node, tsc, "--noEmit", "-p", project]),
  },
  {
    name: "node",
    needs: ["tools"],
    after: ["web"],
    tests: "node",
    commands: () =>
      nodeTest(testFiles("tests/api", "tests/cli", "tests/data", "tests/layers", "tests/read", "tests/retry", "tests/telemetry")),
  },
  {
    name: "package",
    needs: ["browsers"],
    after: ["web"],
    tests: "node",
    commands: () => nodeTest(testFiles("tests/package"), "--test-concurrency=1"),
  },
  {
    name: "browser",
    needs: ["browsers", "fonts"],
    after: ["site-sample"],
    tests: "node",
    minutes: 30,
    // Two at a time: most of it is waiting, and timings are measured elsewhere.
    commands: () => nodeTest(testFiles("tests/browser", "tests/elements"), "--test-concurrency=2"),
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
    name: "package-long",
    needs: ["browsers"],
    after: ["web"],
    tests: "node",
    minutes: 30,
    commands: () => nodeTest(filesUnder("tests/package", /\.long\.mjs$/), "--test-concurrency=1"),
  },
  {
    name: "serve",
    after: ["site"],
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
    name: "release",
    after: ["web", "package"],
    interactive: true,
    commands: () => [[node, ".ci/release.mjs"]],
  },
  {
    name: "measure",
    after: ["web", "cpp-release-build"],
    needs: ["browsers", "bench"],
    interactive: true,
    minutes: 60,
    commands: (extra) => [[node, "tests/bench/run.mjs", ...extra]],
  },
];

/** The steps of each task in the order they run; what they stand on is added by the runner. */
export const tasks = {
  build: ["web"],
  "build:site": ["site-as-asked"],
  start: ["serve"],
  test: ["web", "cpp-dev", "cpp-release", "format", "tidy", "types", "node", "package", "site-pages", "browser", "lab"],
  "test:long": ["fuzz", "fuzz-api", "lab-long", "lighthouse", "package-long", "site-pages-all"],
  bench: ["measure"],
  "release:check": ["release"],
};

/** `build` is what people call the steps that write dist/. */
export const stepAliases = { build: "web", cpp: "cpp-dev" };

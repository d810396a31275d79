// What each task runs, as data. A step has
//   needs      groups of tools that .ci/setup installs
//   after      steps it stands on
//   commands   a function, so that files are looked for when the step runs; it is given the arguments after `--`
//   tests      the runner whose counts its output carries, where it runs real tests
//   looksAt    the files of the project that its result depends on, beside those of the steps it stands on:
//              paths from the root, folders with "/" at the end. `npm test -- --changed` goes by them.
//   minutes    its limit, 30 when left out: a step that computes waits for those beside it
// and these marks:
//   computes           keeps every core busy, and so makes room for steps that wait for browsers and clocks
//   withoutPackages    runs before npm's packages are there
//   interactive        has the terminal to itself, and takes the arguments
//   serves             ends well when it is told to end
import { browserTestFiles, cmake, cppFiles, ctest, emcmake, longTestFiles, node, nodeTest, perFiles, testFiles, typeChecks } from "./commands.mjs";

// Debian's emcc runs `acorn` under whichever node is first in PATH; only Debian's own finds it unaided.
const emscripten = { NODE_PATH: "/usr/share/nodejs" };

/** What decides how everything runs. No step names it, and so a change here touches every step. */
export const workshop = [".ci/", ".github/", "package.json", "package-lock.json", ".npmrc", ".gitignore", ".gitattributes", ".editorconfig"];
const engine = ["core/", "CMakeLists.txt", "CMakePresets.json"];
const engineTests = ["tests/CMakeLists.txt", "tests/core/", "tests/install/", "tests/approved/", "tests/vectors/", "tests/model/", "tests/read/", "tests/bench/"];

export const steps = [
  { name: "bake", looksAt: ["core/bake/", "core/data/"], withoutPackages: true, commands: () => [[node, "core/bake/bake.mjs", "--out", "build/bake"]] },
  {
    name: "wasm",
    needs: ["wasm"],
    after: ["bake"],
    looksAt: [...engine, "wasm/"],
    env: emscripten,
    computes: true,
    withoutPackages: true,
    commands: () => emcmake("wasm"),
  },
  {
    name: "wasm-js",
    needs: ["wasm"],
    after: ["bake"],
    looksAt: [...engine, "wasm/"],
    env: emscripten,
    computes: true,
    withoutPackages: true,
    commands: () => emcmake("wasm-js"),
  },
  { name: "web", after: ["wasm", "wasm-js"], looksAt: ["web/"], commands: () => [[node, "web/build.mjs"]] },

  // The site, written to dist/site, or for the tests to a folder of its own: dist/site may be open in somebody's browser.
  { name: "site", after: ["web"], needs: ["fonts"], commands: () => [[node, "web/site/build/site.mjs"]] },
  {
    name: "site-sample",
    after: ["web"],
    needs: ["fonts"],
    looksAt: ["LICENSE"],
    // A language of each kind, and the pseudo languages that no search engine is led to.
    commands: () => [[node, "web/site/build/site.mjs", "--lang", "en,ja,ar", "--pseudo", "--out", "build/site-sample"]],
  },
  { name: "site-as-asked", after: ["web"], needs: ["fonts"], interactive: true, commands: (extra) => [[node, "web/site/build/site.mjs", ...extra]] },
  {
    name: "serve",
    after: ["site"],
    interactive: true,
    serves: true,
    minutes: 60 * 24 * 7,
    commands: (extra) => [[node, "web/demo/main.mjs", ...extra]],
  },

  // Checks of the engine.
  {
    name: "cpp-dev",
    needs: ["cpp", "catch2"],
    looksAt: [...engine, ...engineTests],
    tests: "ctest",
    computes: true,
    withoutPackages: true,
    commands: () => [...cmake("dev"), ctest("dev")],
  },
  {
    name: "cpp-release-build",
    needs: ["cpp", "catch2"],
    looksAt: [...engine, ...engineTests],
    computes: true,
    withoutPackages: true,
    commands: () => cmake("release"),
  },
  { name: "cpp-release", after: ["cpp-release-build"], tests: "ctest", computes: true, withoutPackages: true, commands: () => [ctest("release")] },
  {
    name: "format",
    needs: ["tools"],
    looksAt: [".clang-format", "core/", "wasm/", "tests/"],
    withoutPackages: true,
    commands: () => perFiles(cppFiles(), "clang-format", "--dry-run", "-Werror"),
  },
  {
    name: "tidy",
    needs: ["tools", "cpp"],
    looksAt: [".clang-tidy", ...engine],
    computes: true,
    withoutPackages: true,
    commands: () => [
      ...cmake("tidy", "closecode_bake"),
      ["run-clang-tidy", "-quiet", "-p", "build/tidy", "-extra-arg=-Wno-unknown-warning-option", "core/src/.*"],
    ],
  },

  // Checks of everything that is built on it.
  {
    name: "types",
    // The site's generated words are among the sources.
    after: ["site-sample"],
    looksAt: ["tests/"],
    computes: true,
    commands: typeChecks,
  },
  {
    name: "node",
    needs: ["tools"],
    after: ["web"],
    // Some of them read every file of the project, such as the test of the walls between the layers.
    looksAt: ["tests/", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".clang-format", ".clang-tidy"],
    tests: "node",
    commands: () =>
      nodeTest(testFiles("tests/api", "tests/build", "tests/ci", "tests/cli", "tests/data", "tests/layers", "tests/read", "tests/retry", "tests/support", "tests/telemetry")),
  },
  {
    name: "package",
    needs: ["browsers"],
    after: ["web"],
    looksAt: ["tests/package/", "tests/browser/harness/", "tests/support/", "README.md", "LICENSE"],
    tests: "node",
    commands: () => nodeTest(testFiles("tests/package"), "--test-concurrency=1"),
  },
  { name: "site-pages", after: ["site-sample"], looksAt: ["tests/site/"], tests: "node", commands: () => nodeTest(testFiles("tests/site")) },
  {
    name: "browser",
    needs: ["browsers", "fonts"],
    after: ["site-sample"],
    looksAt: ["tests/browser/", "tests/elements/", "tests/support/"],
    tests: "node",
    minutes: 60,
    // Two at a time: most of it is waiting, and timings are measured elsewhere.
    commands: () => nodeTest(browserTestFiles(), "--test-concurrency=2"),
  },
  {
    name: "lab",
    needs: ["browsers", "lab"],
    after: ["web"],
    looksAt: ["tests/lab/", "tests/browser/harness/", "tests/support/"],
    tests: "node",
    commands: () => nodeTest(testFiles("tests/lab"), "--test-concurrency=3"),
  },

  // What takes longer than a change can wait for.
  {
    name: "site-pages-all",
    needs: ["browsers"],
    after: ["site"],
    env: { CLOSECODE_SITE: "dist/site" },
    tests: "node",
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
    name: "lab-long",
    needs: ["browsers", "lab"],
    after: ["web"],
    tests: "node",
    minutes: 60,
    commands: () => nodeTest(longTestFiles("tests/lab"), "--test-concurrency=3"),
  },
  {
    name: "package-long",
    needs: ["browsers"],
    after: ["web"],
    tests: "node",
    commands: () => nodeTest(longTestFiles("tests/package"), "--test-concurrency=1"),
  },
  {
    name: "fuzz",
    needs: ["fuzz"],
    minutes: 600,
    interactive: true,
    looksAt: ["tests/fuzz/"],
    commands: () => [...cmake("fuzz"), [node, ".ci/fuzz.mjs"]],
  },
  { name: "fuzz-api", after: ["web"], minutes: 120, interactive: true, commands: (extra) => [[node, "tests/fuzz/api.mjs", ...extra]] },
  { name: "release", after: ["web", "package"], interactive: true, commands: () => [[node, ".ci/release.mjs"]] },
  {
    name: "measure",
    after: ["web", "cpp-release-build"],
    needs: ["browsers", "bench"],
    interactive: true,
    minutes: 60,
    commands: (extra) => [[node, "tests/bench/run.mjs", ...extra]],
  },
];

/**
 * The steps of each task; what they stand on is added by the runner. They start in this order, side by side, so what takes
 * longest stands first.
 */
export const tasks = {
  build: ["web"],
  "build:site": ["site-as-asked"],
  start: ["serve"],
  test: ["browser", "cpp-dev", "tidy", "cpp-release", "types", "node", "lab", "package", "site-pages", "format"],
  // The steps that could depend on how busy the machine is.
  "test:steady": ["node", "browser", "lab", "package"],
  "test:long": ["fuzz", "fuzz-api", "lab-long", "lighthouse", "package-long", "site-pages-all"],
  bench: ["measure"],
  "release:check": ["release"],
};

/** Tasks whose steps run one after the other: they measure times, or have the terminal to themselves. */
export const oneByOne = ["test:long"];

/** `build` is what people call the steps that write dist/. */
export const stepAliases = { build: "web", cpp: "cpp-dev" };

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { faultsOf, importsOf, withoutComments } from "./rules.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Made by a build, or by somebody else.
const skipped = new Set([".git", ".cache", "node_modules", "build", "dist", "generated", "corpus"]);
const binary = /\.(png|webp|woff2|ico|gz|br|wasm|tgz)$/u;

function* filesUnder(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (skipped.has(entry.name) || entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (!binary.test(entry.name)) yield path;
  }
}

test("no file of the project crosses a wall between the layers", () => {
  const paths = [...filesUnder("")];
  for (const known of ["core/src/explain.cpp", "wasm/bindings.cpp", "web/api/engine.ts", "package.json", ".ci/setup"]) {
    assert.ok(paths.includes(known), `${known} is looked at`);
  }
  assert.deepEqual(paths.flatMap((path) => faultsOf(path, readFileSync(join(root, path), "utf8"))), []);
});

// Planted faults, written so that this file itself holds none of them.
const outside = ["..", "shared", "data"].join("/");
const home = ["", "home", "someone", "closecode"].join("/");
const host = ["registry", "npmjs", "org"].join(".");
const mirror = ["deb", "debian", "org"].join(".");

const planted = [
  ["core/src/a.cpp", "#include <iostream>\n", "includes <iostream>"],
  ["core/src/a.cpp", "#include <fstream>\n", "includes <fstream>"],
  ["core/src/a.cpp", "#include <chrono>\n", "includes <chrono>"],
  ["core/src/a.cpp", "  #  include <random>\n", "includes <random>"],
  ["core/include/closecode/a.hpp", "#include <thread>\n", "includes <thread>"],
  ["core/include/closecode/a.hpp", "#include <emscripten/val.h>\n", "includes <emscripten/val.h>"],
  ["core/src/a.cpp", '#include "../../wasm/bindings.hpp"\n', 'includes "../../wasm/bindings.hpp"'],
  ["core/src/a.cpp", "#include <boost/json.hpp>\n", "includes <boost/json.hpp>"],
  ["core/src/a.cpp", "void f() { throw 1; }\n", "throws"],
  ["core/src/a.cpp", "#ifdef __EMSCRIPTEN__\n#endif\n", "names Emscripten"],
  ["wasm/a.cpp", "#include <closecode/explain.hpp>\n", "includes <closecode/explain.hpp>"],
  ["wasm/a.cpp", '#include "../core/src/format.hpp"\n', 'includes "../core/src/format.hpp"'],
  ["web/api/a.ts", 'import { thing } from "../elements/a.js";\n', "imports ../elements/a.js"],
  ["web/api/a.ts", 'import "../site/main.js";\n', "imports ../site/main.js"],
  ["web/api/a.ts", 'const cli = await import("../cli/main.js");\n', "imports ../cli/main.js"],
  ["web/api/a.ts", 'export * from "../../core/bake/facts.mjs";\n', "imports ../../core/bake/facts.mjs"],
  ["web/api/a.ts", 'import { readFileSync } from "node:fs";\n', "imports node:fs"],
  ["web/api/a.ts", 'import {\n  minify,\n} from "terser";\n', "imports terser"],
  ["web/site/a.ts", 'import x from "../../wasm/x.js";\n', "imports ../../wasm/x.js"],
  ["web/demo/a.mjs", 'import { WebSocketServer } from "ws";\n', "imports ws"],
  ["web/demo/a.mjs", 'import { load } from "../api/index.js";\n', "imports ../api/index.js"],
  ["web/site/a.ts", "const emcc = 1;\n", "names Emscripten"],
  ["tests/api/a.test.mjs", 'run("emscripten");\n', "names Emscripten"],
  ["README.md", `See ${outside}.\n`, "names a folder outside the project"],
  [".ci/a", `cd ${home}\n`, `names ${["", "home", "someone"].join("/")}`],
  ["package-lock.json", `"resolved": "https://${host}/x"\n`, `names ${host}`],
  [".ci/setup", `echo http://${mirror}/debian\n`, `names ${mirror}`],
];

for (const [path, text, fault] of planted) {
  test(`a file ${path} that ${fault} is found out`, () => {
    assert.deepEqual(faultsOf(path, text), [`${path}: ${fault}`].concat(fault.startsWith("includes <emscripten") ? [`${path}: names Emscripten`] : []));
  });
}

test("what each layer may do is let through", () => {
  const allowed = [
    ["core/src/a.cpp", '#include <closecode/code.hpp>\n#include "utf8.hpp"\n#include <string_view>\n// Emscripten throws.\n'],
    ["wasm/a.cpp", "#include <closecode/closecode.hpp>\n#include <emscripten/bind.h>\n#include <vector>\n"],
    ["web/api/a.ts", 'import type { A } from "./types.js";\nimport { b } from "../generated/codes.js";\n'],
    ["web/site/a.ts", 'import { load } from "../api/index.js";\n'],
    ["web/build.mjs", 'import * as esbuild from "esbuild";\nimport { join } from "node:path";\n/* Emscripten */\n'],
    ["web/demo/a.mjs", 'import { createServer } from "node:http";\nimport { b } from "./frame.mjs";\n'],
    ["README.md", "https://example.com/home/user and ./work/x are no folders of a machine.\n"],
  ];
  for (const [path, text] of allowed) assert.deepEqual(faultsOf(path, text), []);
});

test("imports are found in code and not in comments", () => {
  const text = '// import "a";\n/* import "b"; */\nimport "c";\nexport { d } from "e";\nconst f = () => import("g");\nconst url = "https://h";\nconst made = `\nimport "i";\n`;\n';
  assert.deepEqual(importsOf(text), ["c", "e", "g"]);
  assert.equal(withoutComments('a("//b"); // c\n'), 'a("//b"); \n');
});

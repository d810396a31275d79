import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import { takePort } from "../../support/ports.mjs";
import { install, run } from "../packed.mjs";
import { answered, installTools, program } from "./tools.mjs";

const expected = "wasm|Going Away|解決方法|idle/proxy-timeout";
const code = `import { load } from "closecode";
import { CloseCode } from "closecode/codes";
import ja from "closecode/languages/ja";
const engine = await load({ languages: [ja], fallback: "throw" });
const [cause] = engine.diagnose({ code: 1006, opened: true, openMs: 60_012, idleMs: 60_004 }).causes;
export const result = [engine.runtime, engine.explain(CloseCode.GoingAway).title, engine.explain(1006, { lang: "ja" }).headings.fix, cause.id].join("|");
`;
let project;

before(() => {
  installTools();
  project = install("runtimes");
  writeFileSync(join(project, "use.mjs"), code);
  writeFileSync(join(project, "print.mjs"), 'import { result } from "./use.mjs";\nconsole.log(result);\n');
});

test("Deno runs the package from node_modules", () => {
  const env = { ...process.env, DENO_NO_UPDATE_CHECK: "1", DENO_DIR: join(project, ".deno") };
  const printed = run(program("@deno/linux-x64-glibc/deno"), ["run", "--node-modules-dir=manual", "--no-remote", "print.mjs"], { cwd: project, env });
  assert.equal(printed.trim(), expected);
});

test("Bun runs it", () => {
  assert.equal(run(program("@oven/bun-linux-x64/bin/bun"), ["run", "print.mjs"], { cwd: project }).trim(), expected);
});

test("workerd runs it with the module of the bundle, because it compiles no bytes", async () => {
  writeFileSync(join(project, "worker.mjs"), `import { load } from "closecode";
    import { CloseCode } from "closecode/codes";
    import ja from "closecode/languages/ja";
    export default {
      async fetch() {
        const engine = await load({ languages: [ja] });
        const [cause] = engine.diagnose({ code: 1006, opened: true, openMs: 60_012, idleMs: 60_004 }).causes;
        return new Response([engine.runtime, engine.explain(CloseCode.GoingAway).title, engine.explain(1006, { lang: "ja" }).headings.fix, cause.id].join("|"));
      },
    };`);
  const beside = { name: "beside", setup: (build) => build.onResolve({ filter: /\.wasm$/ }, () => ({ path: "./closecode.wasm", external: true })) };
  await esbuild.build({ entryPoints: [join(project, "worker.mjs")], outfile: join(project, "worker.js"), bundle: true, format: "esm", conditions: ["workerd"], plugins: [beside], logLevel: "error" });
  copyFileSync(join(project, "node_modules", "closecode", "dist", "closecode.wasm"), join(project, "closecode.wasm"));
  const port = await takePort();
  writeFileSync(join(project, "config.capnp"), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js"), (name = "closecode.wasm", wasm = embed "closecode.wasm")],
  compatibilityDate = "2026-01-01",
);
`);
  const child = spawn(program("@cloudflare/workerd-linux-64/bin/workerd"), ["serve", "config.capnp"], { cwd: project, stdio: "inherit" });
  after(() => child.kill());
  const response = await answered(`http://127.0.0.1:${port}/`, child);
  assert.equal(await response.text(), expected);
});

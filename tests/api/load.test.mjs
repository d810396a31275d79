import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import japanese from "closecode/languages/ja";
import { fresh } from "./fresh.mjs";

/** Runs with a WebAssembly that refuses to compile, as under a policy without 'wasm-unsafe-eval'. */
async function withoutWebAssembly(run) {
  const { compile } = WebAssembly;
  let asked = 0;
  WebAssembly.compile = async () => {
    asked += 1;
    throw new WebAssembly.CompileError("refused by policy");
  };
  try {
    return await run(() => asked);
  } finally {
    WebAssembly.compile = compile;
  }
}

test("load gives one engine to everyone who asks", async () => {
  const { load } = await fresh("closecode");
  const [a, b] = await Promise.all([load(), load()]);
  assert.equal(a, b);
  assert.equal(await load(), a);
  assert.equal(a.runtime, "wasm");
  assert.deepEqual(a.languages, ["en"]);
});

test("the engine says the version of the package", async () => {
  const { load } = await fresh("closecode");
  const { version } = createRequire(import.meta.url)("closecode/package.json");
  assert.equal((await load()).version, version);
});

test("nothing is compiled at import", async () => {
  await withoutWebAssembly(async (asked) => {
    await fresh("closecode");
    assert.equal(asked(), 0);
  });
});

test("where WebAssembly is refused, plain JavaScript takes over and answers the same", async () => {
  const { load } = await fresh("closecode");
  const plain = await withoutWebAssembly(() => load());
  const { load: loadAgain } = await fresh("closecode");
  const compiled = await loadAgain();
  assert.equal(plain.runtime, "js");
  assert.equal(compiled.runtime, "wasm");
  assert.deepEqual(plain.explain(1015), compiled.explain(1015));
  assert.deepEqual(plain.compare(1001, 1015), compiled.compare(1001, 1015));
});

test("with fallback throw the load fails, and a later load may succeed", async () => {
  const { load, CloseCodeError } = await fresh("closecode");
  await withoutWebAssembly(() =>
    assert.rejects(load({ fallback: "throw" }), (error) => {
      assert.ok(error instanceof CloseCodeError);
      assert.equal(error.code, "LOAD_FAILED");
      assert.match(error.message, /refused by policy/u);
      assert.ok(error.cause instanceof WebAssembly.CompileError);
      return true;
    }),
  );
  assert.equal((await load()).runtime, "wasm");
});

test("a module that the caller compiled is used", async () => {
  const { bytes } = await import(new URL("../../dist/wasm-bytes.js", import.meta.url));
  const module = await WebAssembly.compile(bytes());
  const { load } = await fresh("closecode");
  const engine = await withoutWebAssembly(() => load({ module, fallback: "throw" }));
  assert.equal(engine.explain(1006).name, "Abnormal Closure");
});

test("bytes that are no module fail with a clear error", async () => {
  const { load } = await fresh("closecode");
  await assert.rejects(load({ module: new Uint8Array([1, 2, 3]), fallback: "throw" }), { code: "LOAD_FAILED" });
});

test("the inlined bytes are the built module to the byte", async () => {
  const { bytes } = await import(new URL("../../dist/wasm-bytes.js", import.meta.url));
  const built = readFileSync(new URL("../../build/wasm/closecode.wasm", import.meta.url));
  assert.equal(Buffer.compare(Buffer.from(bytes()), built), 0);
});

test("a later load adds its languages to the shared engine", async () => {
  const { load } = await fresh("closecode");
  const engine = await load();
  await load({ languages: [japanese] });
  assert.deepEqual(engine.languages, ["en", "ja"]);
  assert.equal(engine.explain(1001, { lang: "ja" }).headings.description, "説明");
});

test("closecode/js runs without WebAssembly at all", async () => {
  const { load } = await fresh("closecode/js");
  const engine = await withoutWebAssembly(() => load());
  assert.equal(engine.runtime, "js");
  assert.equal(engine.explain(1001).title, "Going Away");
});

test("CommonJS can require every entry, because none awaits at its top level", () => {
  const require = createRequire(import.meta.url);
  for (const entry of ["closecode", "closecode/js", "closecode/codes", "closecode/languages/ja"]) {
    assert.doesNotThrow(() => require(entry), entry);
  }
});

test("the engine runs in a worker", async () => {
  const code = `
    import { parentPort } from "node:worker_threads";
    const { load } = await import(${JSON.stringify(import.meta.resolve("closecode"))});
    const engine = await load();
    parentPort.postMessage(engine.explain(1012).title);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const title = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
  assert.equal(title, "Service Restart");
});

test("the emitted modules name no file, no eval and no Node module", () => {
  for (const file of ["index.js", "js.js", "codes.js"]) {
    const source = readFileSync(new URL(`../../dist/${file}`, import.meta.url), "utf8");
    for (const pattern of [/new URL\(/u, /import\.meta/u, /new Function/u, /\beval\(/u, /node:/u, /require\(/u]) {
      assert.doesNotMatch(source, pattern, file);
    }
  }
});

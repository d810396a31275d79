import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { browsers } from "../browser/harness/index.mjs";
import { eventually } from "../support/eventually.mjs";
import { takePort } from "../support/ports.mjs";
import { install, root } from "./packed.mjs";

const project = install("bundlers");
const entry = join(project, "page.js");
copyFileSync(join(root, "tests", "package", "consumers", "page.js"), entry);
const expected = "wasm|Going Away|解決方法|idle/proxy-timeout";
const page = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><script type="module" src="${script}"></script></html>`;

const browser = await browsers.chromium();
after(() => browser.close());

/** What the page's module left behind in Chromium. */
async function resultIn(address) {
  await browser.open(address);
  return eventually(() => browser.evaluate(() => globalThis.closecodeResult), "the page's module has run");
}

/** Serves a folder with one page that runs the bundle. */
async function served(folder, script) {
  writeFileSync(join(folder, "index.html"), page(script));
  const site = await startSiteServer({ mounts: [{ prefix: "/", folder }], policy: () => "", port: await takePort() });
  after(() => site.close());
  return `${site.url}/index.html`;
}

const outputFolder = (name) => {
  const folder = join(project, `out-${name}`);
  mkdirSync(folder, { recursive: true });
  return folder;
};

const bundlers = {
  async esbuild(outdir) {
    await esbuild.build({ entryPoints: [entry], outdir, bundle: true, format: "esm", splitting: true, minify: true, logLevel: "error" });
  },
  async Rollup(dir) {
    // Rollup itself knows relative paths only; this is all that its plugin for node_modules does for one package.
    const resolve = { name: "resolve", resolveId: (id) => (id.startsWith("closecode") ? import.meta.resolve(id, pathToFileURL(entry).href).replace("file://", "") : undefined) };
    const bundle = await rollup({ input: entry, plugins: [resolve], onwarn: (warning) => assert.fail(warning.message) });
    await bundle.write({ dir, format: "es" });
  },
  async "webpack 5"(path) {
    const stats = await new Promise((done, failed) =>
      webpack({ mode: "production", context: project, entry, output: { path, filename: "page.js" }, performance: false, experiments: { outputModule: true } }, (error, result) => (error ? failed(error) : done(result))));
    assert.deepEqual(stats.toJson().errors, []);
    assert.deepEqual(stats.toJson().warnings, []);
  },
  async Vite(outDir) {
    await vite.build({ root: project, logLevel: "error", build: { outDir, rolldownOptions: { input: entry, output: { entryFileNames: "page.js" } } } });
  },
};

for (const [name, build] of Object.entries(bundlers)) {
  test(`what ${name} bundles runs in Chromium`, async () => {
    const folder = outputFolder(name.replace(" ", "-"));
    await build(folder);
    assert.ok(readdirSync(folder).includes("page.js"));
    assert.equal(await resultIn(await served(folder, "./page.js")), expected);
  });
}

test("Vite's development server serves it as it is", async () => {
  writeFileSync(join(project, "index.html"), page("/page.js"));
  const server = await vite.createServer({
    root: project, logLevel: "error", server: { host: "127.0.0.1" }, cacheDir: join(project, ".vite"),
  });
  after(() => server.close());
  await server.listen(await takePort());
  assert.equal(await resultIn(server.resolvedUrls.local[0]), expected);
});

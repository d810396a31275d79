/** The elements in React, Vue and Svelte, as their users write them. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { svelte, vitePreprocess } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import * as vite from "vite";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { browsers } from "../browser/harness/index.mjs";
import { eventually } from "../support/eventually.mjs";
import { takePort } from "../support/ports.mjs";
import { install, root, run } from "./packed.mjs";

const project = install("frameworks");
cpSync(join(root, "tests", "package", "examples"), join(project, "src"), { recursive: true });
const browser = await browsers.chromium();
after(() => browser.close());

const frameworks = {
  React: { entry: "react.tsx", plugins: [] },
  Vue: { entry: "vue.ts", plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("close-code") } } })] },
  Svelte: { entry: "svelte.ts", plugins: [svelte({ configFile: false, preprocess: vitePreprocess() })] },
};

for (const [name, { entry, plugins }] of Object.entries(frameworks)) {
  test(`${name} sets the elements' properties and hears their events`, async () => {
    const folder = join(project, `page-${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="en"><title>x</title><body><div id="app"></div><script type="module" src="../src/${entry}"></script></body></html>`);
    const outDir = join(project, `out-${name}`);
    await vite.build({ root: folder, configFile: false, logLevel: "error", plugins, build: { outDir } });
    const mounts = [{ prefix: "/", folder: outDir }];
    const site = await startSiteServer({ mounts, policy: () => "", port: await takePort() });
    after(() => site.close());
    await browser.open(`${site.url}/index.html`);
    const titleIn = () => document.querySelector("close-code")?.shadowRoot.querySelector("h2")?.textContent;
    const title = () => browser.evaluate(titleIn);
    const first = await eventually(title, "the element shows a code");
    await browser.evaluate(() => document.querySelector("button").click());
    const second = await eventually(async () => {
      const now = await title();
      return now !== first && now;
    }, "the element shows another code");
    await browser.evaluate(() => {
      const overlay = document.querySelector("close-code-overlay");
      overlay.report(4000);
      overlay.report(1013);
    });
    const output = () => browser.evaluate(() => document.querySelector("output").textContent);
    const heard = await eventually(output, "the page heard of a close");
    const others = await browser.evaluate(() => {
      const names = ["close-code", "close-code-overlay", "close-code-compare"];
      const [code, overlay, compare] = names.map((name) => document.querySelector(name));
      return [code.className, overlay.threshold, compare.shadowRoot.querySelector("h2").textContent];
    });
    const seen = [first, second, ...others, heard];
    assert.deepEqual(seen, ["1006 Abnormal Closure", "1011 Internal Error", "explained", "notice", "WebSocket 1001 Going Away vs 1015 TLS Handshake Failure", "Try Again Later"]);
  });
}

const compilerOptions = { module: "ESNext", moduleResolution: "bundler", jsx: "react-jsx", target: "ES2022", lib: ["ES2022", "DOM"], types: [], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true, noEmit: true };
const check = (files) => {
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  return run(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.json"], { cwd: project });
};

test("React's types know the elements with their attributes, and refuse others", () => {
  assert.equal(check(["src/react.tsx"]), "");
  writeFileSync(join(project, "src", "wrong.tsx"), 'import "closecode/elements";\nexport const wrong = <close-code-overlay threshold="loud" />;\n');
  assert.throws(() => check(["src/wrong.tsx"]), /"loud"/u);
});

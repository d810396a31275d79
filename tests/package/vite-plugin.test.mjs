/** closecode/vite in the real development server, under a strict policy, and in what Vite builds. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as vite from "vite";
import { WebSocketServer } from "ws";
import { browsers } from "../browser/harness/index.mjs";
import { eventually } from "../support/eventually.mjs";
import { takePort } from "../support/ports.mjs";
import { install } from "./packed.mjs";

const project = install("vite-plugin");
mkdirSync(join(project, "src"));
writeFileSync(join(project, "index.html"), '<!doctype html><html lang="ja"><head><title>x</title><script type="module" src="/src/main.js"></script></head><body></body></html>');
writeFileSync(join(project, "src", "main.js"), "globalThis.connect = (...args) => new WebSocket(...args);\n");
const { closecode } = await import(pathToFileURL(join(project, "node_modules", "closecode", "dist", "vite.js")).href);

// No inline code, no WebAssembly, no markup from text: what a development server can be asked to keep to.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws:; require-trusted-types-for 'script'";
const options = {
  languages: ["ja"],
  services: ["discord-gateway"],
  threshold: "error",
  position: "block-start inline-start",
  dictionaries: [{ id: "shop", name: "Shop", codes: [{ code: 4401, name: "Basket Expired", severity: "error" }] }],
};

/** A server whose connections end with the code in their path. */
const sockets = new WebSocketServer({ port: await takePort(), host: "127.0.0.1" })
  .on("connection", (socket, { url }) => socket.close(Number(url.slice(1))));
after(() => sockets.close());

const startVite = async (plugin, { base = "/" } = {}) => {
  const server = await vite.createServer({
    root: project, base, configFile: false, logLevel: "silent", plugins: [plugin], cacheDir: join(project, ".vite"),
    server: { host: "127.0.0.1", headers: { "content-security-policy": policy } },
  });
  after(() => server.close());
  await server.listen(await takePort());
  return server;
};

describe("In Vite's development server", () => {
  test("the page gets an overlay with the plugin's options, without an exception in its policy", async () => {
    const server = await startVite(closecode(options), { base: "/app/" });
    const browser = await browsers.chromium();
    after(() => browser.close());
    await browser.open(server.resolvedUrls.local[0]);
    const address = `ws://127.0.0.1:${sockets.address().port}`;
    const there = () => Boolean(globalThis.connect && document.querySelector("close-code-overlay"));
    await eventually(() => browser.evaluate(there), "the page and its overlay are there");
    await browser.evaluate(async (url) => {
      const closed = (...args) =>
        new Promise((resolve) => globalThis.connect(...args).addEventListener("close", resolve));
      await Promise.all([closed(`${url}/1013`), closed(`${url}/1011`, "vite-hmr")]);
      // The overlay hears of this one after those two.
      await closed(`${url}/4401`);
    }, address);
    const has = (selector) => document.querySelector("close-code-overlay").shadowRoot.querySelector(selector) !== null;
    const shows = (selector) => eventually(() => browser.evaluate(has, selector), `the overlay shows ${selector}`);
    const click = (selector) => document.querySelector("close-code-overlay").shadowRoot.querySelector(selector).click();
    await shows(".badge");
    await browser.evaluate(click, ".badge");
    await shows(".panel");
    const seen = await browser.evaluate(() => {
      const overlay = document.querySelector("close-code-overlay");
      const text = (selector) => overlay.shadowRoot.querySelector(selector).textContent;
      return { title: text(".title"), count: text(".count"), position: overlay.position, lang: overlay.shadowRoot.querySelector(".root").lang };
    });
    // 1013 is below the threshold, and Vite's own connections are none of the page's.
    assert.deepEqual(seen, { title: "4401 Basket Expired", count: "1", position: "block-start inline-start", lang: "ja" });
  });

  test("the module carries the service's dictionary, and a language that does not exist is named", async () => {
    const server = await startVite(closecode(options));
    const { code } = await server.transformRequest("virtual:closecode-overlay");
    assert.match(code, /discord-gateway/u);
    const wrong = await startVite(closecode({ languages: ["xx"] }));
    await assert.rejects(wrong.transformRequest("virtual:closecode-overlay"), /closecode\/languages\/xx/u);
  });
});

test("an option that is a function is refused with its path", () => {
  assert.throws(() => closecode({ filter: () => true }), { name: "TypeError", message: /options\.filter is a function/u });
});

test("a production build has no trace of it", async () => {
  const outDir = join(project, "built");
  const build = (plugins, out) => vite.build({ root: project, configFile: false, logLevel: "silent", plugins, build: { outDir: out } });
  await build([closecode(options)], outDir);
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length >= 2);
  for (const { parentPath, name } of files) assert.doesNotMatch(readFileSync(join(parentPath, name), "utf8"), /close-?code|virtual:/iu, name);
  const without = join(project, "built-without");
  await build([], without);
  const names = (folder) => readdirSync(folder, { recursive: true }).sort();
  assert.deepEqual(names(outDir), names(without));
});

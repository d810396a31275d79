/** The modules of the services as a page imports them, in Chromium. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { takePort } from "../support/ports.mjs";
import { withBrowser } from "./suite.mjs";

const here = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));

describe("The modules of the services in Chromium", () => {
  /** @type {import('./harness/browser.mjs').Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof startSiteServer>>} */
  let site;

  async function startSite() {
    const mounts = [{ prefix: "/dist/", folder: here("../../dist") }, { prefix: "/", folder: here("pages") }];
    const policy = () => "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
    return startSiteServer({ mounts, policy, port: await takePort() });
  }

  withBrowser("chromium", startSite, async (startedBrowser, servers) => {
    browser = startedBrowser;
    site = servers;
    await browser.open(`${site.url}/blank.html`);
  });

  test("a page recognises an address, loads that one service, and defines its own codes", async () => {
    const answer = await browser.evaluate(async (/** @type {string} */ root) => {
      const { load } = await import(`${root}/dist/index.js`);
      const { loadServices, recognise } = await import(`${root}/dist/services/recognise.js`);
      const url = "wss://gateway.discord.gg/?v=10";
      const engine = await load({ dictionaries: await loadServices(recognise(url)) });
      engine.define({ id: "my-app", name: "My App", codes: [{ code: 4401, name: "Token Expired", retry: "after-login" }] });
      const loaded = performance.getEntriesByType("resource").filter(({ name }) => /\/services\/(?!recognise)/u.test(name));
      let path;
      try {
        engine.define({ id: "wrong", name: "Wrong", codes: [{ code: 4402, name: "x", retry: "later" }] });
      } catch (error) {
        ({ path } = /** @type {any} */ (error));
      }
      return [engine.explain({ code: 4004, url }).source, engine.explain(4401).title, loaded.length, path];
    }, site.url);
    assert.deepEqual(answer, ["service:discord-gateway", "Token Expired", 1, "codes[0].retry"]);
  });
});

/** What a suite of browser tests begins and ends with: its servers, and one browser. */
import { after, before } from "node:test";
import { START_MS } from "./harness/browser.mjs";

/**
 * @template {{close: () => Promise<void>}} Servers
 * @param {() => Promise<import('./harness/browser.mjs').Browser>} startBrowser
 * @param {() => Promise<Servers>} startServers
 * @param {(browser: import('./harness/browser.mjs').Browser, servers: Servers) => unknown} ready called once, before the
 *   first test: takes both over, and may open a page
 */
export function withBrowser(startBrowser, startServers, ready) {
  /** @type {import('./harness/browser.mjs').Browser | undefined} */
  let browser;
  /** @type {Servers | undefined} */
  let servers;

  before(
    async () => {
      servers = await startServers();
      browser = await startBrowser();
      await ready(browser, servers);
    },
    { timeout: 2 * START_MS },
  );

  after(async () => {
    await browser?.close();
    await servers?.close();
  });
}

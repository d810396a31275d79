/** What a suite of browser tests begins and ends with: its servers, and a browser. */
import { after, before } from "node:test";
import { USUAL_SIZE } from "./harness/browser.mjs";
import { browsers } from "./harness/index.mjs";

/** @typedef {import('./harness/browser.mjs').Browser} Browser */

/**
 * Browsers that no suite uses now. A start takes seconds, so all suites of a process share one browser of each kind. Each
 * suite has servers of its own, and thereby origins that no page of another one has stored anything for.
 *
 * @type {Map<string, Browser>}
 */
const idle = new Map();

after(async () => {
  await Promise.all([...idle.values()].map((browser) => browser.close()));
});

/**
 * @template {{close: () => Promise<void>}} Servers
 * @param {string} id of the browser
 * @param {() => Promise<Servers>} startServers
 * @param {(browser: any, servers: Servers) => unknown} ready called once, before the first test: takes both over, and
 *   may open a page
 */
export function withBrowser(id, startServers, ready) {
  /** @type {Browser | undefined} */
  let browser;
  /** @type {Servers | undefined} */
  let servers;

  before(async () => {
    servers = await startServers();
    browser = idle.get(id) ?? (await /** @type {Record<string, () => Promise<Browser>>} */ (browsers)[id]?.());
    if (browser === undefined) throw new Error(`There is no browser "${id}".`);
    idle.delete(id);
    await ready(browser, servers);
  });

  after(async () => {
    if (browser !== undefined) await giveBack(browser);
    await servers?.close();
  });
}

/**
 * Makes a browser for the next suite what a new one would be. One that cannot be brought that far is ended, and the next
 * suite starts another.
 *
 * @param {Browser} browser
 */
async function giveBack(browser) {
  try {
    await browser.setColorScheme("light");
    await browser.setViewport(USUAL_SIZE);
    await browser.open("about:blank");
    idle.set(browser.id, browser);
  } catch {
    await browser.close();
  }
}

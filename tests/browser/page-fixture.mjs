/**
 * The page as `npm start` serves it, with one more script in front that writes down everything that goes wrong in it:
 * errors, rejected promises, files that do not load, lines on the console, violations of the policy.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createDemoHandler } from "../../web/demo/demo-handler.mjs";
import { listen } from "../../web/demo/listen.mjs";
import { createSiteHandler, strictPolicy } from "../../web/demo/site-server.mjs";

const SITE = fileURLToPath(new URL("../../dist/site", import.meta.url));
const PAGES = fileURLToPath(new URL("pages", import.meta.url));
/** How long the page may take to do what a test waits for. */
const WAIT_MS = 15_000;
const PAUSE_MS = 40;

/** @typedef {import("./harness/browser.mjs").Browser} Browser */

/**
 * @typedef {object} PageFixture
 * @property {string} url of the start page, ending in "/"
 * @property {(refused: RegExp | undefined) => void} refuse makes the server answer 404 for paths that match
 * @property {() => Promise<void>} close also ends the demo server, so that a page left open finds nobody
 */

/**
 * @param {{policy?: (authority: string) => string}} [options] another Content-Security-Policy than the site's
 * @returns {Promise<PageFixture>}
 */
export async function startPage({ policy = strictPolicy } = {}) {
  if (!existsSync(`${SITE}/index.html`)) throw new Error("dist/site/index.html is missing; npm run build writes it.");
  const index = readFileSync(`${SITE}/index.html`, "utf8").replace("<head>", '<head><script src="tests/record-faults.js"></script>');
  const sockets = createDemoHandler();
  const serveFile = createSiteHandler({
    mounts: [
      { prefix: "/", folder: SITE },
      { prefix: "/tests/", folder: PAGES },
    ],
  });
  /** @type {RegExp | undefined} */
  let refused;
  const server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/\?.*/s, "");
    if (refused?.test(path)) {
      response.writeHead(404).end();
    } else if (path === "/") {
      response.writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy(request.headers.host ?? ""),
      });
      response.end(index);
    } else if (!sockets.handleRequest(request, response)) {
      void serveFile(request, response);
    }
  });
  server.on("upgrade", sockets.handleUpgrade);
  const { authority, close } = await listen(server, { host: "127.0.0.1", port: 0 });
  return {
    url: `http://${authority}/`,
    refuse(pattern) {
      refused = pattern;
    },
    async close() {
      await sockets.closeAll();
      await close();
    },
  };
}

/**
 * Asks the page again and again until it says yes.
 *
 * @param {Browser} browser
 * @param {string} what for the message
 * @param {Function} condition runs in the page
 * @param {...unknown} args for `condition`
 */
export async function waitFor(browser, what, condition, ...args) {
  const deadline = Date.now() + WAIT_MS;
  let last;
  while (Date.now() < deadline) {
    last = await browser.evaluate(condition, ...args);
    if (last) return last;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const seen = await browser.evaluate(() => `${location.href}\n${document.querySelector("main")?.innerText.slice(0, 600)}`);
  throw new Error(`${browser.name} ${browser.version}: ${what} did not happen. The page says:\n${seen}`);
}

/**
 * Opens the page, says which language it should speak unless `query` does, and waits until it is ready.
 *
 * @param {Browser} browser
 * @param {PageFixture} fixture
 * @param {string} [query] e.g. "?code=1006&lang=ja"
 */
export async function openPage(browser, fixture, query = "") {
  await browser.open(fixture.url);
  await browser.evaluate(() => localStorage.clear());
  await browser.evaluate(() => localStorage.setItem("closecode.lang", "en"));
  await browser.open(fixture.url + query);
  await waitFor(browser, "the start of the page", () => document.querySelector("#finder:not([hidden])") !== null);
  await settled(browser);
}

/**
 * Waits for the end of every animation: colours in the middle of one are nobody's.
 *
 * @param {Browser} browser
 */
export async function settled(browser) {
  await browser.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
}

/**
 * The text of an element as a reader has it, with single spaces.
 *
 * @param {Browser} browser
 * @param {string} selector
 * @returns {Promise<string | undefined>}
 */
export function textOf(browser, selector) {
  return browser.evaluate((/** @type {string} */ one) => document.querySelector(one)?.textContent?.replace(/\s+/g, " ").trim(), selector);
}

/**
 * @param {Browser} browser
 * @param {string} selector
 * @returns {Promise<string[]>}
 */
export function textsOf(browser, selector) {
  return browser.evaluate(
    (/** @type {string} */ one) => [...document.querySelectorAll(one)].map((node) => node.textContent?.replace(/\s+/g, " ").trim()),
    selector,
  );
}

/**
 * Waits until the page's heading reads like this.
 *
 * @param {Browser} browser
 * @param {string} heading
 */
export async function waitForHeading(browser, heading) {
  const isThere = (/** @type {string} */ wanted) => {
    const visible = [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility());
    return visible.length === 1 && visible[0]?.textContent?.replace(/\s+/g, " ").trim() === wanted;
  };
  await waitFor(browser, `the heading "${heading}"`, isThere, heading);
  await settled(browser);
}

/**
 * What went wrong in the page since it was opened.
 *
 * @param {Browser} browser
 * @returns {Promise<string[]>}
 */
export function faultsOf(browser) {
  return browser.evaluate(() => /** @type {any} */ (globalThis).recordedFaults);
}

/**
 * The site as `npm start` serves it, with one more script in front of each page that writes down what goes wrong in it:
 * errors, rejected promises, files that do not load, lines on the console, violations of the policy.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createDemoHandler } from "../../web/demo/demo-handler.mjs";
import { listen } from "../../web/demo/listen.mjs";
import { sitePolicy } from "../../web/demo/policy.mjs";
import { createSiteHandler } from "../../web/demo/site-server.mjs";
import { takePort } from "../support/ports.mjs";
import { waitFor } from "./wait.mjs";

const SITE = fileURLToPath(new URL("../../build/site-sample", import.meta.url));
const PAGES = fileURLToPath(new URL("pages", import.meta.url));
/** @typedef {import("./harness/browser.mjs").Browser} Browser */

/**
 * @typedef {object} PageFixture
 * @property {string} url of the start page, ending in "/"
 * @property {(refused: RegExp | undefined) => void} refuse makes the server answer 404 for paths that match
 * @property {(gone: boolean) => void} disconnect makes the server answer nobody, as if there were no network
 * @property {() => void} release makes the server serve a newer version of the site, which differs in its number alone
 * @property {() => Promise<void>} close also ends the demo server, so that a page left open finds nobody
 */

/**
 * @param {object} [options]
 * @param {(authority: string) => string} [options.policy] another Content-Security-Policy than the site's
 * @param {boolean} [options.worker] true if there is a service worker. It would come between page and server in the
 *   middle of a test, some seconds after a page was opened, and fetch the whole site; so only tests of it have it.
 * @returns {Promise<PageFixture>}
 */
export async function startPage({ policy = sitePolicy, worker = false } = {}) {
  if (!existsSync(`${SITE}/index.html`)) throw new Error("build/site-sample/index.html is missing; npm test writes it.");
  /** @param {string} path of a folder, with its last slash */
  const pageAt = (path) => {
    const file = `${SITE}${decodeURIComponent(path)}index.html`;
    if (!path.endsWith("/") || path.includes("..") || !existsSync(file)) return undefined;
    // The page states the policy itself; tests that have another one send it as a header, and both hold.
    return withRecorder(file);
  };
  /** @param {string} file */
  const withRecorder = (file) =>
    readFileSync(file, "utf8").replace('<meta charset="utf-8">', '<meta charset="utf-8"><script src="/tests/record-faults.js"></script>');
  const sockets = createDemoHandler();
  const serveFile = createSiteHandler({
    mounts: [
      { prefix: "/", folder: SITE },
      { prefix: "/tests/", folder: PAGES },
    ],
  });
  /** @type {RegExp | undefined} */
  let refused;
  let gone = false;
  let released = false;
  const server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/\?.*/s, "");
    if (gone) {
      request.socket.destroy();
    } else if (refused?.test(path) || (!worker && path === "/sw.js")) {
      // As the site's own server says it: what is missing now may be there at the next try.
      response.writeHead(404, { "Cache-Control": "no-store" }).end();
    } else if (released && path === "/sw.js") {
      response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-cache" });
      response.end(readFileSync(`${SITE}/sw.js`, "utf8").replaceAll(/\d+\.\d+\.\d+-[0-9a-f]{8}/g, "999.0.0-00000000"));
    } else if (request.headers.upgrade === undefined && pageAt(path) !== undefined) {
      response.writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy(request.headers.host ?? ""),
      });
      response.end(pageAt(path));
    } else if (path.endsWith("/") && !path.startsWith("/fault/")) {
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(withRecorder(`${SITE}/404.html`));
    } else if (!sockets.handleRequest(request, response)) {
      void serveFile(request, response);
    }
  });
  server.on("upgrade", sockets.handleUpgrade);
  const { authority, close } = await listen(server, { host: "127.0.0.1", port: await takePort() });
  return {
    url: `http://${authority}/`,
    refuse(pattern) {
      refused = pattern;
    },
    release() {
      released = true;
    },
    disconnect(now) {
      gone = now;
    },
    async close() {
      await sockets.closeAll();
      await close();
    },
  };
}

/** Sites of which a page was opened, so that something of it may be stored. @type {WeakSet<PageFixture>} */
const opened = new WeakSet();

/**
 * Opens a page as if nobody had been on the site before, and waits until its script runs; the one that diagnoses also
 * until its forms are there.
 *
 * @param {Browser} browser
 * @param {PageFixture} fixture
 * @param {string} [path] below the start page, e.g. "ja/codes/1006/"
 */
export async function openPage(browser, fixture, path = "") {
  const url = fixture.url + path;
  const here = await forgetAll(browser, fixture);
  // A change of nothing but the fragment would not load the page anew.
  if (url.includes("#") && withoutFragment(url) === withoutFragment(here)) await browser.open("about:blank");
  await browser.open(url);
  await waitFor(browser, "the start of the page", () => {
    const { dataset = {} } = document.body ?? {};
    const isReady = dataset["page"] !== undefined && (dataset["page"] !== "diagnose" || dataset["ready"] !== undefined);
    return isReady && document.querySelector("#shortcuts-field:not([hidden])") !== null;
  });
  await settled(browser);
}

/** @param {string} url */
const withoutFragment = (url) => url.replace(/#.*/s, "");

/**
 * Forgets what pages of the site have stored.
 *
 * @param {Browser} browser
 * @param {PageFixture} fixture
 * @returns {Promise<string>} the address of the page that is open
 */
async function forgetAll(browser, fixture) {
  const forget = (/** @type {string} */ site) => {
    if (`${location.origin}/` === site) localStorage.clear();
    return location.href;
  };
  // The page that a browser shows when nobody answered may not be asked.
  let here = await browser.evaluate(forget, fixture.url).catch(() => "");
  if (opened.has(fixture) && !here.startsWith(fixture.url)) {
    await browser.open(fixture.url);
    here = await browser.evaluate(forget, fixture.url);
  }
  opened.add(fixture);
  return here;
}

/**
 * Goes to an address as a link on the page that is open would, and waits for nothing: the page there may lead on at once.
 *
 * @param {Browser} browser
 * @param {PageFixture} fixture
 * @param {string} path below the start page
 */
export async function goTo(browser, fixture, path) {
  // In a task of its own, so that this call is answered before the page is left.
  await browser.evaluate((/** @type {string} */ url) => void setTimeout(() => location.assign(url)), fixture.url + path);
}

/**
 * Waits for the end of every animation: colours in the middle of one are nobody's.
 *
 * @param {Browser} browser
 */
export async function settled(browser) {
  await waitFor(browser, "the end of every animation", () =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))).then(() => true));
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
 * Waits until the page's heading reads like this, and everything below it is there.
 *
 * @param {Browser} browser
 * @param {string} heading
 */
export async function waitForHeading(browser, heading) {
  await waitFor(browser, `the heading "${heading}"`, (/** @type {string} */ wanted) => {
    const visible = [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility());
    const isThere = visible.length === 1 && visible[0]?.textContent?.replace(/\s+/g, " ").trim() === wanted;
    return isThere && document.readyState === "complete";
  }, heading);
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

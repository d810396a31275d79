/** Firefox ESR, driven by puppeteer-core over WebDriver BiDi. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { connect } from "puppeteer-core";
import { splitKeys, START_MS, STEP_MS, USUAL_SIZE } from "./browser.mjs";
import { withDeadline } from "./deadline.mjs";
import { findExecutable } from "./executable.mjs";
import { callExpression, PageLeft, readResult } from "./page-call.mjs";
import { browserOfEachScheme } from "./schemes.mjs";
import { Workspace } from "./workspace.mjs";

const PREFERENCES = {
  // Otherwise every failed connection makes the next one wait, up to a minute, and tests measure that wait.
  "network.websocket.delay-failed-reconnects": false,
  // Firefox's own services stay silent. Names cannot be looked up at all, so that nothing but loopback can be reached.
  "network.dns.disabled": true,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.proxy.type": 0,
  "app.normandy.enabled": false,
  "browser.region.update.enabled": false,
  "datareporting.healthreport.uploadEnabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
};

/**
 * @param {import('./browser.mjs').StartOptions} [options]
 * @returns {Promise<import('./browser.mjs').Browser>}
 */
export async function startFirefox({ viewport = USUAL_SIZE, colorScheme = "light" } = {}) {
  let size = viewport;
  const running = await browserOfEachScheme(colorScheme, (scheme) => launchFirefox(size, scheme));
  const page = () => running.now().page;
  return {
    name: "Firefox",
    id: "firefox",
    version: running.now().version,
    async open(url) {
      await page().goto(url, { waitUntil: "load" });
    },
    async evaluate(call, ...args) {
      const sent = page().evaluate(callExpression(call, args));
      const left = replaced(page());
      try {
        const answer = Promise.race([sent, left.promise]);
        return readResult("Firefox", /** @type {string} */ (await withDeadline(answer, STEP_MS, "A call into the page in Firefox")));
      } finally {
        left.forget();
      }
    },
    async click(selector) {
      await page().locator(selector).click();
    },
    async type(selector, text) {
      await page().focus(selector);
      await page().keyboard.type(text);
    },
    async press(key) {
      const { keyboard } = page();
      const keys = /** @type {import('puppeteer-core').KeyInput[]} */ (splitKeys(key));
      for (const held of keys) await keyboard.down(held);
      for (const held of keys.reverse()) await keyboard.up(held);
    },
    async screenshot(file) {
      await page().screenshot({ path: /** @type {`${string}.png`} */ (file) });
    },
    async setViewport(wanted) {
      size = wanted;
      await page().setViewport(size);
    },
    async setColorScheme(wanted) {
      const before = page();
      await running.change(wanted);
      if (page() === before) return;
      await before.goto("about:blank");
      await page().setViewport(size);
    },
    close: running.close,
  };
}

/**
 * Firefox never answers a call that a navigation ended.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {{promise: Promise<never>, forget: () => void}} rejects once another page has taken the place of this one and
 *   has answered a call: an answer of the old page that was on its way has come before that one
 */
function replaced(page) {
  let forget = () => {};
  /** @type {Promise<never>} */
  const promise = new Promise((_, reject) => {
    const left = () => reject(new PageLeft("Firefox"));
    // A frame in the page fires the first event as well, and a new fragment of its address the second. Of a page that was
    // replaced they come together, with the page's own frame.
    let parsed = false;
    const onParsed = () => void (parsed = true);
    const onNavigated = (/** @type {import('puppeteer-core').Frame} */ frame) => {
      if (parsed && frame === page.mainFrame()) page.evaluate("undefined").then(left, left);
      parsed = false;
    };
    page.on("domcontentloaded", onParsed);
    page.on("framenavigated", onNavigated);
    forget = () => {
      page.off("domcontentloaded", onParsed);
      page.off("framenavigated", onNavigated);
    };
  });
  return { promise, forget };
}

/**
 * @param {import('./browser.mjs').Size} viewport
 * @param {import('./browser.mjs').ColorScheme} colorScheme
 */
async function launchFirefox(viewport, colorScheme) {
  const program = findExecutable("firefox-esr", "firefox-esr");
  const workspace = new Workspace("firefox");
  try {
    // Started here and not by puppeteer, because its way leaves Firefox running when this process ends during the start.
    const profile = path.join(workspace.folder, "profile");
    writeProfile(profile, {
      ...PREFERENCES,
      "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
    });
    const args = [
      "--headless",
      "--no-remote",
      "--profile",
      profile,
      "--remote-debugging-port=0",
      "about:blank",
    ];
    const child = workspace.spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    const endpoint = await withDeadline(announcedEndpoint(child), START_MS, "Starting Firefox");
    const connected = connect({
      browserWSEndpoint: `${endpoint}/session`,
      protocol: "webDriverBiDi",
      protocolTimeout: STEP_MS,
      defaultViewport: viewport,
    });
    const browser = await withDeadline(connected, START_MS, "Connecting to Firefox");
    // Not the page Firefox starts with: its window never gets the focus, and then Enter on a button does nothing.
    const page = await browser.newPage();
    page.setDefaultTimeout(STEP_MS);
    return {
      page,
      version: (await browser.version()).replace(/^.*\//, ""),
      async close() {
        await withDeadline(browser.close(), STEP_MS, "Closing Firefox").catch(() => {});
        await workspace.dispose();
      },
    };
  } catch (error) {
    await workspace.dispose();
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string | number | boolean>>} preferences
 */
function writeProfile(folder, preferences) {
  mkdirSync(folder);
  const lines = Object.entries(preferences).map(
    (entry) => `user_pref(${entry.map((part) => JSON.stringify(part)).join(", ")});\n`,
  );
  writeFileSync(path.join(folder, "user.js"), lines.join(""));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} the address Firefox prints once it listens for WebDriver BiDi
 */
function announcedEndpoint(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    // Read to the end also after the address came: a full pipe would stop Firefox.
    child.stderr?.on("data", (chunk) => {
      text = (text + chunk).slice(-10_000);
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", (code) =>
      reject(new Error(`Firefox ended with ${code} before it could be driven. It said:\n${text}`)),
    );
  });
}

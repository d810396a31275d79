/** Chromium, driven by playwright-core over the DevTools protocol. */
import path from "node:path";
import { chromium } from "playwright-core";
import { START_MS, STEP_MS, USUAL_SIZE } from "./browser.mjs";
import { withDeadline } from "./deadline.mjs";
import { findExecutable } from "./executable.mjs";
import { callExpression, PageLeft, readResult } from "./page-call.mjs";
import { Workspace } from "./workspace.mjs";

/**
 * @typedef {object} ChromiumAlone what the other two browsers cannot be asked for
 * @property {(media: {reducedMotion?: 'reduce' | 'no-preference' | null, forcedColors?: 'active' | 'none' | null}) => Promise<void>} emulateMedia
 * @property {() => Promise<void>} collectGarbage
 */

/**
 * @param {import('./browser.mjs').StartOptions} [options]
 * @returns {Promise<import('./browser.mjs').Browser & ChromiumAlone>}
 */
export async function startChromium({ viewport = USUAL_SIZE, colorScheme = "light" } = {}) {
  const executablePath = findExecutable("chromium", "chromium");
  const workspace = new Workspace("chromium");
  try {
    // A persistent context because it takes the profile folder from us: playwright's own one would outlive a kill.
    const context = await chromium.launchPersistentContext(path.join(workspace.folder, "profile"), {
      executablePath,
      viewport,
      colorScheme,
      headless: true,
      timeout: START_MS,
      env: workspace.environment(),
      args: [
        "--no-sandbox", // Chromium refuses to start as root with it, and root is what a container has.
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Nothing but loopback can be reached, whatever a page or the browser itself tries.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ],
    });
    context.setDefaultTimeout(STEP_MS);
    const page = context.pages()[0] ?? (await context.newPage());
    const devTools = await context.newCDPSession(page);
    const { product } = await devTools.send("Browser.getVersion");
    return {
      name: "Chromium",
      id: "chromium",
      version: product.replace(/^.*\//, ""),
      async open(url) {
        await page.goto(url, { waitUntil: "load" });
      },
      async evaluate(call, ...args) {
        // Not page.evaluate: that one calls eval in the page, and a page with require-trusted-types-for refuses it.
        const sent = devTools.send("Runtime.evaluate", {
          expression: callExpression(call, args),
          awaitPromise: true,
          returnByValue: true,
        });
        const left = sent.catch((error) => {
          throw /navigated or closed|context was destroyed|Cannot find context/.test(error.message) ? new PageLeft("Chromium") : error;
        });
        const { result } = await withDeadline(left, STEP_MS, "A call into the page in Chromium");
        return readResult("Chromium", result.value);
      },
      async click(selector) {
        await page.click(selector);
      },
      async type(selector, text) {
        await page.focus(selector);
        await page.keyboard.type(text);
      },
      async press(key) {
        await page.keyboard.press(key);
      },
      async screenshot(file) {
        await page.screenshot({ path: file });
      },
      async setViewport(size) {
        await page.setViewportSize(size);
      },
      async setColorScheme(scheme) {
        await page.emulateMedia({ colorScheme: scheme });
      },
      async emulateMedia(media) {
        await page.emulateMedia(media);
      },
      async collectGarbage() {
        await devTools.send("HeapProfiler.collectGarbage");
      },
      async close() {
        await withDeadline(context.close(), STEP_MS, "Closing Chromium").catch(() => {});
        await workspace.dispose();
      },
    };
  } catch (error) {
    await workspace.dispose();
    throw error;
  }
}

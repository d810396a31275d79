/** The way into the harness: the three browsers, by the keys they have in the project's data. */
import { startChromium } from "./chromium.mjs";
import { startFirefox } from "./firefox.mjs";
import { startWebKitGTK } from "./webkitgtk.mjs";

/** @type {Readonly<Record<'chromium' | 'firefox' | 'webkitgtk', (options?: import('./browser.mjs').StartOptions) => Promise<import('./browser.mjs').Browser>>>} */
export const browsers = Object.freeze({
  chromium: startChromium,
  firefox: startFirefox,
  webkitgtk: startWebKitGTK,
});

/** The site without a network: what was kept on the first visit, and what happens when the network is back. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browsers } from "./harness/index.mjs";
import { openPage, settled, startPage, textOf, waitForHeading } from "./page-fixture.mjs";
import { liveSockets } from "./page-run-fixture.mjs";
import { withBrowser } from "./suite.mjs";
import { eventually, waitFor } from "./wait.mjs";

for (const id of Object.keys(browsers)) {
  describe(`The site offline in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;

    withBrowser(id, () => startPage({ worker: true }), (startedBrowser, servers) => {
      browser = startedBrowser;
      page = servers;
    });

    test("says when it can be read offline, then answers without a network, and searches and diagnoses too", async () => {
      await openPage(browser, page);
      await eventually(() => textOf(browser, "#offline-state"), (text) => assert.match(String(text), /works offline/));
      assert.match(String(await textOf(browser, ".version")), /^Version \d+\.\d+\.\d+-[0-9a-f]{8}\./);
      page.disconnect(true);
      await browser.open(`${page.url}codes/1006/`);
      await waitForHeading(browser, "1006 Abnormal Closure");
      await waitFor(browser, "the script", () => document.querySelector("#shortcuts-field:not([hidden])") !== null);
      await browser.type("#find", "1015");
      await waitFor(browser, "a hit for 1015", () => document.querySelector("#find-list [aria-selected=true]")?.textContent?.startsWith("1015 "));
      await browser.press("Enter");
      await waitForHeading(browser, "1015 TLS Handshake Failure");
      await browser.open(`${page.url}diagnose/#c=1006&opened=1&open=60000&idle=60000`);
      await waitFor(browser, "causes", () => document.querySelector("#hand-result [data-cause]") !== null);
      const sockets = liveSockets(browser);
      await sockets.connect(page.url.replace("http", "ws"));
      await sockets.causes("own");
      await settled(browser);
      await browser.click("#own-run .probe-button");
      await eventually(() => textOf(browser, "#own-run .probe-result"), (text) => assert.match(String(text), /No answer came/));
      page.disconnect(false);
      await browser.open(`${page.url}compare/1000-vs-1001/`);
      await waitForHeading(browser, "WebSocket 1000 Normal Closure vs 1001 Going Away");
    });

    test("offers a newer version when there is one, and changes to it only when it is told to", async () => {
      const caches = () => browser.evaluate(() => globalThis.caches.keys());
      await openPage(browser, page, "codes/1006/");
      await waitFor(browser, "a worker", () => navigator.serviceWorker.controller !== null);
      const old = await caches();
      assert.equal(await browser.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#update")).hidden), true);
      page.release();
      await openPage(browser, page, "codes/1006/");
      await browser.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.update()).then(() => undefined));
      await waitFor(browser, "the offer", () => document.querySelector("#update:not([hidden])") !== null);
      assert.match(String(await textOf(browser, "#update")), /newer version/i);
      assert.ok((await caches()).includes(old[0]), "what is used now is still kept");
      await browser.evaluate(() => void Object.assign(globalThis, { before: true }));
      await browser.click("#update-button");
      await waitFor(browser, "the newer version", () => !("before" in globalThis) && document.querySelector("#shortcuts-field:not([hidden])") !== null);
      await waitForHeading(browser, "1006 Abnormal Closure");
      await eventually(caches, (names) => assert.deepEqual(names.map((/** @type {string} */ name) => /999/.test(name)), [true]));
      assert.equal(await browser.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#update")).hidden), true);
    });
  });
}

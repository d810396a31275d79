/**
 * What the pages say when a part of them does not arrive.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sitePolicy } from "../../web/demo/policy.mjs";
import { browsers } from "./harness/index.mjs";
import { faultsOf, openPage, startPage, textOf, waitForHeading } from "./page-fixture.mjs";
import { withBrowser } from "./suite.mjs";
import { eventually, waitFor } from "./wait.mjs";

for (const id of Object.keys(browsers)) {
  describe(`Trouble with the page in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;

    withBrowser(id, startPage, (startedBrowser, servers) => {
      browser = startedBrowser;
      page = servers;
    });

    test("has what goes wrong in it written down, so that the other tests can rely on silence", async () => {
      await openPage(browser, page);
      assert.deepEqual(await faultsOf(browser), []);
      await browser.evaluate(() => {
        console.warn("a warning");
        document.head.append(Object.assign(document.createElement("style"), { textContent: "p { color: red }" }));
        document.body.append(Object.assign(document.createElement("img"), { src: "no-such-file.png", alt: "" }));
        void Promise.reject(new Error("nobody catches this"));
      });
      // Not a count: Chromium also reports an error of the style element itself, before or after that of the image.
      const kinds = [/console\.warn: a warning/, /policy: style-src/, /error: .*no-such-file\.png/, /rejection: Error: nobody/];
      await eventually(() => faultsOf(browser), (faults) => {
        for (const kind of kinds) assert.match(faults.join("\n"), kind);
      });
    });

    test("says everything when its script does not load", async () => {
      page.refuse(/main\.js$/);
      await browser.open(`${page.url}codes/1006/`);
      await waitForHeading(browser, "1006 Abnormal Closure");
      assert.match(String(await textOf(browser, ".prose")), /Close frame/);
      assert.ok(await browser.evaluate(() => document.querySelectorAll(".cause-list li").length >= 3));
      page.refuse(undefined);
    });

    test("says what to do when the engine does not arrive, and starts when it does", async () => {
      await openPage(browser, page);
      page.refuse(/\/wasm-bytes\.js$/);
      await browser.open(`${page.url}diagnose/#c=1006`);
      await eventually(() => textOf(browser, ".failure"), (text) =>
        assert.match(String(text), /^The engine could not start.*Reload the page\..*The browser says: .{10}/));
      assert.equal(await textOf(browser, "#again"), "Reload the page");
      page.refuse(undefined);
      await browser.click("#again");
      await waitFor(browser, "a diagnosis", () => document.querySelector("#hand-result [data-cause]") !== null);
    });

    test("diagnoses where the policy forbids WebAssembly", async () => {
      const strict = await startPage({ policy: () => sitePolicy().replace(" 'wasm-unsafe-eval'", "") });
      try {
        await openPage(browser, strict, "ja/diagnose/#c=1006&opened=1&idle=60000");
        await waitFor(browser, "causes", () => document.querySelector("#hand-result [data-cause]") !== null);
        assert.match(String(await textOf(browser, "#hand-result .cause p")), /[\u3040-\u30ff]/);
      } finally {
        await strict.close();
      }
    });
  });
}

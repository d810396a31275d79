/**
 * The harness itself: whatever a test reads through it must be what the browser really does.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { takePort } from "../support/ports.mjs";
import { findExecutable } from "./harness/executable.mjs";
import { browsers } from "./harness/index.mjs";
import { PageLeft } from "./harness/page-call.mjs";
import { waitFor } from "./wait.mjs";

test("A missing browser is an error that names the Debian package", () => {
  assert.throws(
    () => findExecutable("no-such-browser", "some-package"),
    /no-such-browser.*some-package.*\.ci\/setup browsers/,
  );
});

for (const [id, start] of Object.entries(browsers)) {
  describe(`The harness with ${id}`, () => {
    /** @type {import('./harness/browser.mjs').Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof startSiteServer>>} */
    let site;
    const folder = mkdtempSync(path.join(tmpdir(), "harness-test-"));
    const usualTemporary = process.env["TMPDIR"];
    const url = () => `${site.url}/controls.html`;

    before(async () => {
      // With the strict policy of the site, because the harness has to work on the site.
      site = await startSiteServer({
        mounts: [{ prefix: "/", folder: fileURLToPath(new URL("pages", import.meta.url)) }],
        port: await takePort(),
      });
      // A place of its own, so that what is left there is this browser's and no other run's.
      process.env["TMPDIR"] = folder;
      browser = await start({ viewport: { width: 700, height: 500 } });
    });

    after(async () => {
      await browser?.close();
      await site?.close();
      const left = readdirSync(folder).filter((name) => name.startsWith(`closecode-${id}-`));
      if (usualTemporary === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = usualTemporary;
      rmSync(folder, { recursive: true });
      assert.deepEqual(left, [], "a closed browser leaves no folder behind");
    });

    test("passes arguments and results as JSON and waits for promises", async () => {
      await browser.open(url());
      const result = await browser.evaluate(
        async (/** @type {any} */ value) => ({ value, path: location.pathname }),
        { deep: ["終", 1.5] },
      );
      assert.deepEqual(result, { value: { deep: ["終", 1.5] }, path: "/controls.html" });
      assert.equal(await browser.evaluate(() => undefined), undefined);
      assert.equal(await browser.evaluate("1 + 1"), 2);
    });

    test("hands on what the page throws", async () => {
      await assert.rejects(
        browser.evaluate(() => Promise.reject(new RangeError("too far"))),
        /RangeError: too far/,
      );
    });

    test("tells a page that was replaced during a call from one that threw", async () => {
      await browser.open(url());
      const leave = () => {
        location.search = "?next";
        return new Promise(() => {});
      };
      await assert.rejects(browser.evaluate(leave), PageLeft);
      assert.equal(await waitFor(browser, "the next page", () => location.search), "?next");
    });

    test("takes a frame that loads during a call, or a new fragment, for no other page", async () => {
      await browser.open(url());
      const seen = browser.evaluate(async () => {
        document.body.append(document.createElement("iframe"));
        location.hash = "#part";
        await new Promise((resolve) => Object.assign(globalThis, { answer: resolve }));
        return location.hash;
      });
      // Calls that are made later are answered before this one, also one that asks whether the page left.
      await waitFor(browser, "the fragment", () => location.hash === "#part" && "answer" in globalThis && frames.length === 1);
      await browser.evaluate(() => /** @type {any} */ (globalThis).answer());
      assert.equal(await seen, "#part");
    });

    test("states the version of the browser", () => {
      assert.match(browser.version, /^\d+(\.\d+)+$/);
    });

    test("clicks with a real mouse", async () => {
      await browser.open(url());
      await browser.click("#button");
      assert.equal(await browser.evaluate(() => document.title), "click trusted");
    });

    test("types with real keys", async () => {
      await browser.open(url());
      await browser.type("#input", "ab é日");
      await browser.press("Backspace");
      assert.equal(
        await browser.evaluate(() => /** @type {any} */ (document.querySelector("#input")).value),
        "ab é",
      );
    });

    test("moves the focus by keyboard and presses buttons with Enter", async () => {
      await browser.open(url());
      await browser.click("#input");
      await browser.press("Shift+Tab");
      assert.equal(await browser.evaluate(() => document.activeElement?.id), "button");
      await browser.press("Enter");
      assert.equal(await browser.evaluate(() => document.title), "click trusted");
    });

    test("shows the page in the size that was asked for", async () => {
      await browser.open(url());
      const size = () => browser.evaluate(() => [innerWidth, innerHeight]);
      assert.deepEqual(await size(), [700, 500]);
      await browser.setViewport({ width: 320, height: 640 });
      assert.deepEqual(await size(), [320, 640]);
      const file = path.join(folder, "page.png");
      await browser.screenshot(file);
      const png = readFileSync(file);
      assert.deepEqual(
        [png.readUInt32BE(16), png.readUInt32BE(20)],
        [320, 640],
        "width and height in the PNG header",
      );
    });

    test("switches the colour scheme", async () => {
      const isDark = () => browser.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
      await browser.open(url());
      assert.equal(await isDark(), false);
      await browser.setColorScheme("dark");
      await browser.open(url());
      assert.equal(await isDark(), true);
    });
  });
}

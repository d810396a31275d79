/** Every kind of page in every language on the narrowest screen: nothing is cut, covered or out of sight. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, languages, pseudoLanguages } from "./built.mjs";
import { troubles } from "../browser/text-troubles.mjs";
import { siteInChromium } from "./chromium.mjs";

const kinds = ["", "codes/", "codes/1006/", "compare/1001-vs-1015/", "causes/idle/proxy-timeout/", "services/", "services/discord-gateway/", "browsers/", "diagnose/", "embed/", "reference/"];
const spoken = [...languages, ...pseudoLanguages.filter((tag) => existsSync(join(folder, tag)))];

const site = siteInChromium();

for (const language of spoken) {
  test(`Nothing is cut, covered or out of sight at 320 pixels in ${language}`, { timeout: 300_000 }, async () => {
    const page = await site.browser.newPage();
    await page.setViewport({ width: 320, height: 640 });
    const faults = [];
    for (const kind of kinds) {
      const path = `${language === "en" ? "" : `${language}/`}${kind}`;
      await page.goto(`${site.server.url}/${path}`, { waitUntil: "load" });
      await page.evaluate(async () => {
        document.querySelectorAll("main details").forEach((one) => (one.open = true));
        await document.fonts.ready;
      });
      if (kind === "diagnose/") await page.waitForSelector("body[data-ready]");
      const found = await page.evaluate(troubles);
      await page.evaluate(() => document.querySelector("#language").setAttribute("open", ""));
      // The menu lies over the page, as menus do.
      const inMenu = (await page.evaluate(troubles)).filter((fault) => !fault.endsWith("overlap") && !found.includes(fault));
      faults.push(...[...found, ...inMenu].map((fault) => `/${path}: ${fault}`));
    }
    await page.close();
    assert.deepEqual(faults, []);
  });
}

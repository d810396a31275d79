/** Lighthouse on its mobile settings: the marks that the site is held to, for each kind of page and direction of writing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import lighthouse from "lighthouse";
import { siteInChromium } from "./chromium.mjs";

const kinds = ["", "codes/1006/", "compare/1001-vs-1015/", "diagnose/"];
/** The last one is English set from right to left. */
const languages = ["", "ja/", "ar-XB/"];
const wanted = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

const site = siteInChromium();

for (const path of languages.flatMap((language) => kinds.map((kind) => language + kind))) {
  test(`/${path} has 100 in accessibility, best practices and SEO, and 95 or more in performance`, { timeout: 300_000 }, async () => {
    const port = Number(new URL(site.browser.wsEndpoint()).port);
    const result = await lighthouse(`${site.server.url}/${path}`, { port, output: "json", logLevel: "error" });
    assert.ok(result);
    const { categories, audits } = result.lhr;
    for (const [id, least] of Object.entries(wanted)) {
      const { score, auditRefs } = categories[id] ?? { score: 0, auditRefs: [] };
      const failed = auditRefs.filter((ref) => ref.weight > 0 && (audits[ref.id]?.score ?? 1) < 1).map((ref) => `${ref.id}: ${audits[ref.id]?.displayValue ?? audits[ref.id]?.title}`);
      console.log(`/${path} ${id} ${Math.round((score ?? 0) * 100)}`);
      assert.ok(Math.round((score ?? 0) * 100) >= least, `${id} ${score}: ${failed.join("; ")}`);
    }
    const transferred = audits["total-byte-weight"]?.numericValue ?? Infinity;
    console.log(`/${path} transferred ${Math.round(transferred)} bytes`);
    if (path === "") assert.ok(transferred < 60_000, `${transferred} bytes`);
  });
}

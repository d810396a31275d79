/** Which pages there are, and that all links lead somewhere. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { escaped, poTexts } from "../../core/bake/po.mjs";
import { load } from "../../dist/index.js";
import { elements, folder, idsOf, isEnglish, languages, pagesIn } from "./built.mjs";

const pages = pagesIn(folder);
const byAddress = new Map(pages.map((page) => [page.address, page]));
const engine = await load();
const { causes } = JSON.parse(readFileSync(new URL("../../core/data/causes.json", import.meta.url), "utf8"));

for (const lang of languages) {
  const prefix = lang === "en" ? "/" : `/${lang}/`;

  test(`Every code, range, pair and cause has a page in ${lang}`, () => {
    const codes = engine.codes();
    const pairs = codes.flatMap((left, place) => codes.slice(place + 1).map((right) => `compare/${left}-vs-${right}/`));
    assert.equal(pairs.length, 171);
    const ranges = ["0-999", "1016-1999", "2000-2999", "3000-3999", "4000-4999", "5000-65535"].map((range) => `codes/${range}/`);
    const wanted = [
      ...["", "codes/", "compare/", "causes/", "browsers/", "diagnose/"],
      ...codes.map((code) => `codes/${code}/`),
      ...ranges,
      ...pairs,
      ...causes.map((/** @type {{id: string}} */ { id }) => `causes/${id}/`),
    ];
    assert.deepEqual(wanted.filter((path) => !byAddress.has(prefix + path)), []);
  });
}

test("The browser matrix names every fault of the lab, and the site has no name for another", () => {
  const html = byAddress.get("/browsers/")?.html ?? "";
  const headings = [...html.matchAll(/<tr id="fault-[^"]*"[^>]*><th scope="row">([^<]*)</g)].map(([, name = ""]) => name);
  const { faults } = JSON.parse(readFileSync(new URL("../../core/data/matrix.json", import.meta.url), "utf8"));
  assert.equal(headings.length, Object.keys(faults).length);
  assert.equal(new Set(headings).size, headings.length, "each has a name of its own");
  const texts = poTexts(fileURLToPath(new URL("../../web/site/languages", import.meta.url)), "web/site/languages", "en");
  const names = texts.filter(({ key }) => key.startsWith("matrix.when.")).map(({ id }) => id);
  assert.ok(names.length > 100, `${names.length} names`);
  const isHeading = (/** @type {string} */ name) => {
    const pattern = new RegExp(`^${escaped(name).replace("\\{number\\}", "\\d+")}$`);
    return headings.some((heading) => pattern.test(heading));
  };
  assert.deepEqual(names.filter((name) => !isHeading(name)), []);
});

test("A bare number leads to the page of its code without script", () => {
  for (const code of engine.codes()) {
    const html = readFileSync(join(folder, String(code), "index.html"), "utf8");
    assert.match(html, new RegExp(`<meta http-equiv="refresh" content="0; url=/codes/${code}/">`));
  }
});

test("No page has the same id twice, and none is empty", () => {
  for (const { address, html } of pages) {
    const ids = idsOf(html);
    assert.deepEqual(ids.filter((id, place) => ids.indexOf(id) !== place), [], address);
    assert.ok(html.length > 3000, address);
    assert.ok(!/>(undefined|null|NaN|\[object Object\])</.test(html), `${address} shows a value that is none`);
    assert.ok(!/[^$]\{\w+\}/.test(html.replace(/<(pre|code|script)[^]*?<\/\1>/g, "")), `${address} shows a placeholder`);
  }
});

test("Every link inside the site leads to a page or a file, and every fragment to an id or to what the script shows", () => {
  const shownByScript = /^(\/[\w-]+)?\/(codes\/\d+-\d+\/#\d+|compare\/#\d+-vs-\d+|diagnose\/#(c=|try-|opened)[\w=&-]*|embed\/#\d+)$/;
  const broken = [];
  for (const { address, html } of pages) {
    for (const { href } of [...elements(html, "a"), ...elements(html, "link")]) {
      if (href === undefined || /^https?:/.test(href)) continue;
      const { pathname, hash } = new URL(href, `http://localhost${address}`);
      const target = byAddress.get(pathname);
      const exists = target !== undefined || existsSync(join(folder, pathname));
      const hit = hash === "" || shownByScript.test(pathname + hash) || (target !== undefined && idsOf(target.html).includes(decodeURIComponent(hash.slice(1))));
      if (!exists || !hit) broken.push(`${address} to ${href}`);
    }
  }
  assert.deepEqual(broken.slice(0, 10), []);
});

test("Every page is reached from the start page of its language by links", () => {
  for (const lang of languages) {
    const start = lang === "en" ? "/" : `/${lang}/`;
    const reached = new Set([start]);
    for (const address of reached) {
      for (const { href } of elements(byAddress.get(address)?.html ?? "", "a")) {
        const { origin, pathname } = new URL(href ?? "", `http://localhost${address}`);
        if (origin === "http://localhost" && byAddress.has(pathname)) reached.add(pathname);
      }
    }
    const own = pages.filter((page) => (lang === "en" ? isEnglish(page) : page.address.startsWith(start)));
    assert.deepEqual(own.filter(({ address }) => !reached.has(address) && !address.endsWith("404.html")).map(({ address }) => address), []);
  }
});

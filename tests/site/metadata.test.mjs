/** What search engines, previews and programs read: titles, languages, structured data, pictures, lists of pages. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { elements, folder, isEnglish, isPseudo, languages, meta, pagesIn, titleOf } from "./built.mjs";

const origin = "http://localhost:8080";
const all = pagesIn(folder);
const pages = all.filter((page) => !isPseudo(page) && !page.address.endsWith("404.html"));
const read = (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8");

/** A sentence of 30 letters in English has about half of them in these scripts, and a third in Chinese. */
const shortest = (lang) => (lang.startsWith("zh") ? 10 : /^(ar|ja|ko)/.test(lang) ? 15 : 30);

test("Every page has a title of its own within its language, and a description of a fitting length", () => {
  for (const lang of languages) {
    const own = pages.filter(({ html }) => html.includes(`<html lang="${lang}"`));
    const titles = own.map(({ html }) => titleOf(html));
    assert.deepEqual(titles.filter((title, place) => titles.indexOf(title) !== place), []);
    for (const { address, html } of own) {
      const description = meta(html, "description") ?? "";
      assert.ok(description.length >= shortest(lang) && description.length <= 330, `${address}: ${description.length} characters: ${description}`);
    }
  }
});

test("Every page names itself as the canonical one, and its languages name each other", () => {
  const links = new Map(pages.map(({ address, html }) => [address, elements(html, "link")]));
  for (const [address, own] of links) {
    assert.deepEqual(own.filter(({ rel }) => rel === "canonical").map(({ href }) => href), [origin + address]);
    const alternates = own.filter(({ hreflang }) => hreflang !== undefined);
    assert.deepEqual(alternates.map(({ hreflang }) => hreflang), [...languages, "x-default"]);
    assert.equal(alternates.at(-1)?.href, alternates[0]?.href, "English is the default");
    for (const { href } of alternates) {
      const back = links.get(new URL(href ?? "").pathname);
      assert.ok(back?.some((link) => link.hreflang !== undefined && link.href === origin + address), `${href} names ${address}`);
    }
  }
});

test("A page for nobody to find says so, and a language made for tests names the English page as the one that counts", () => {
  for (const { address, html } of all.filter((page) => !pages.includes(page))) {
    const canonical = elements(html, "link").filter(({ rel }) => rel === "canonical").map(({ href }) => href);
    const missing = address.endsWith("404.html");
    assert.equal(meta(html, "robots"), missing ? "noindex" : undefined, address);
    assert.deepEqual(canonical, missing ? [] : [origin + address.replace(/^\/(en-XA|ar-XB)\//, "/")], address);
  }
});

test("The structured data of a page is what the page is about", () => {
  for (const { address, html } of pages) {
    const text = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)?.[1] ?? "";
    const types = JSON.parse(text)["@graph"].map((/** @type {any} */ node) => node["@type"]);
    assert.ok(types.includes(/^\/([\w-]+\/)?$/.test(address) && !/^\/(codes|compare|causes|services|browsers|diagnose|embed|reference)\//.test(address) ? "WebSite" : "BreadcrumbList"), address);
    const terms = types.filter((/** @type {string} */ type) => type === "DefinedTerm").length;
    if (/\/codes\/\d+\/$/.test(address)) assert.equal(terms, 1, address);
    if (/-vs-/.test(address)) assert.equal(terms, 2, address);
  }
});

test("Every page has a picture of 1200 by 630 pixels for previews", () => {
  for (const { address, html } of pages) {
    const url = meta(html, "og:image") ?? "";
    assert.ok(url.startsWith(`${origin}/`), address);
    const png = readFileSync(join(folder, new URL(url).pathname));
    assert.deepEqual([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], ["PNG", 1200, 630], url);
  }
});

test("The sitemap lists every page once, and robots.txt leads to it", () => {
  const listed = [...read("sitemap.xml").matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => url);
  assert.deepEqual(listed.sort(), pages.map(({ address }) => origin + address).sort());
  assert.match(read("robots.txt"), new RegExp(`Sitemap: ${origin}/sitemap\\.xml`));
});

test("Every page has a Markdown twin with its heading, and llms.txt leads to those in English", () => {
  for (const { address, html } of pages) {
    const text = readFileSync(join(folder, address, "index.md"), "utf8");
    const heading = titleOf(html).replace(/ · closecode$/, "");
    if (/\/codes\/\d+\/$/.test(address)) assert.ok(text.includes(`# ${heading}`), address);
    assert.match(text, /^# .+$/m, address);
    assert.doesNotMatch(text.replace(/```[^]*?```|`[^`\n]*`/g, ""), /<\/?[a-z]+[ >]|\[object/, address);
  }
  const llms = read("llms.txt");
  for (const { address } of pages.filter(isEnglish)) assert.ok(llms.includes(`(${origin}${address}index.md)`), address);
});

test("A browser finds the site's search", () => {
  assert.match(read("opensearch.xml"), new RegExp(`template="${origin}/codes/\\?q=\\{searchTerms\\}"`));
  assert.match(read("ja/opensearch.xml"), /<Language>ja<\/Language>/);
  assert.equal(JSON.parse(read("site.webmanifest")).start_url, "/");
  assert.ok(existsSync(join(folder, "sw.js")));
});

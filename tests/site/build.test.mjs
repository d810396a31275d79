/** How the site is written: escaping, base path, options, weight, and that it asks nobody else for anything. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { MarkupElement } from "../../web/site/build/document.mjs";
import { markdownOf } from "../../web/site/build/markdown.mjs";
import { readOptions } from "../../web/site/build/options.mjs";
import { elements, folder, pagesIn } from "./built.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = mkdtempSync(join(root, "build", "site-below-a-path-"));
after(() => rmSync(built, { recursive: true }));

/** @param {string} tag @param {Record<string, string>} attributes @param {...(string | MarkupElement)} children */
function made(tag, attributes, ...children) {
  const node = new MarkupElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

test("Text and attribute values cannot become markup", () => {
  assert.equal(made("p", { title: '"><script>' }, "a < b && c > d").outerHTML, '<p title="&quot;&gt;&lt;script&gt;">a &lt; b &amp;&amp; c &gt; d</p>');
  assert.equal(made("script", {}, '{"a":"</script>"}').outerHTML, '<script>{"a":"\\u003c/script>"}</script>');
  assert.equal(made("input", { required: "" }).outerHTML, "<input required>");
});

test("A Markdown twin keeps headings, lists, links, tables and code, and escapes what would be markup", () => {
  const body = made("div", {},
    made("h2", {}, "A * b"),
    made("p", {}, "see ", made("a", { href: "/x/" }, "there"), " ", made("code", {}, "a_b"), " ", made("strong", {}, "now")),
    made("ol", {}, made("li", {}, "one"), made("li", {}, made("p", {}, "two"), made("p", {}, "three"))),
    made("table", {}, made("tr", {}, made("th", {}, "k"), made("td", {}, "a|b"))),
    made("p", { hidden: "" }, "never"),
    made("pre", {}, made("code", {}, "x *y*")),
  );
  assert.equal(markdownOf(body), "## A \\* b\n\nsee [there](/x/) `a_b` **now**\n\n1. one\n2. two\n  \n  three\n\n| k | a\\|b |\n| --- | --- |\n\n```\nx *y*\n```\n");
});

test("An option that makes no sense is refused by name", () => {
  assert.throws(() => readOptions(["--base", "a b"]), /--base must be a path.*"a b"/);
  assert.throws(() => readOptions(["--origin", "ftp://x"]), /--origin must be an http or https URL.*"ftp:\/\/x"/);
  assert.throws(() => readOptions(["--nothing"]), /--nothing/);
  assert.equal(readOptions(["--base", "docs"]).base, "/docs/");
});

test("Below another path every address begins with it", () => {
  const where = ["--base", "/docs/ws/", "--origin", "https://example.org", "--out", relative(root, built)];
  const args = ["web/site/build/site.mjs", "--lang", "en", ...where];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  for (const { address, html } of pagesIn(built)) {
    const addresses = [...elements(html, "a"), ...elements(html, "link"), ...elements(html, "form")].map(({ href, action }) => href ?? action ?? "");
    const sources = elements(html, "script").flatMap(({ src }) => (src === undefined ? [] : [src]));
    for (const one of [...addresses, ...sources]) assert.ok(/^(https:\/\/|\/docs\/ws\/|#[\w-]+$)/.test(one), `${address}: ${one}`);
    assert.ok(!html.includes("localhost"), address);
  }
  assert.match(readFileSync(join(built, "sw.js"), "utf8"), /"\/docs\/ws\/assets\/main\.js"/);
});

test("A page asks nobody but its own site for anything, and has no inline code or style", () => {
  for (const { address, html } of pagesIn(folder)) {
    const asked = [...elements(html, "script"), ...elements(html, "img"), ...elements(html, "link").filter(({ rel }) => ["stylesheet", "icon", "manifest", "preload"].includes(rel ?? ""))];
    for (const { src, href } of asked) assert.ok((src ?? href ?? "/").startsWith("/"), `${address}: ${src ?? href}`);
    assert.doesNotMatch(html, /\sstyle=|\son[a-z]+=|<style/, address);
    assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/, address);
  }
});

test("The first page takes less than 60 KB on its way, and its own script less than 5 KB", () => {
  const size = (/** @type {string} */ name) => brotliCompressSync(readFileSync(join(folder, name))).length;
  /** @param {string} name @returns {string[]} it and what it imports at once */
  const withImports = (name) => {
    const found = [...readFileSync(join(folder, "assets", name), "utf8").matchAll(/(?:from|import)"\.\/([^"]+)"/g)].map(([, one = ""]) => one);
    return [name, ...found.flatMap(withImports)];
  };
  const scripts = [...new Set(withImports("main.js"))];
  const script = scripts.reduce((sum, name) => sum + size(`assets/${name}`), 0);
  assert.ok(script < 5000, `${scripts.join(" ")}: ${script} bytes`);
  for (const page of ["index.html", "ja/index.html", "codes/1006/index.html", "ja/compare/1001-vs-1015/index.html"]) {
    const total = size(page) + size("assets/site.css") + script + size("favicon.svg");
    assert.ok(total < 60_000, `${page}: ${total} bytes`);
  }
  assert.ok(readdirSync(join(folder, "assets")).length > 5, "the rest comes when it is needed");
});

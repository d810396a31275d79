/** The site as it was built, read from its folder: every page by its address, with what the tests look at. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { pseudoLanguages as made } from "../../web/site/build/pseudo.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** The sample of languages that `npm test` builds, unless CLOSECODE_SITE names another folder of the project. */
export const folder = join(root, process.env.CLOSECODE_SITE || "build/site-sample");
assert.ok(existsSync(join(folder, "index.html")), `The site is not built in ${folder}; npm test does that.`);
/** The languages that the home page names, English first. */
export const languages = [...readFileSync(join(folder, "index.html"), "utf8").matchAll(/ hreflang="([^"]+)"/g)]
  .map(([, tag = ""]) => tag)
  .filter((tag, place, all) => tag !== "x-default" && all.indexOf(tag) === place);
assert.ok(["en", "ja", "ar"].every((tag) => languages.includes(tag)), `The site speaks ${languages.join(", ")}.`);

/** English made longer, and English from right to left: built for tests, and nothing leads there. */
export const pseudoLanguages = made.map(({ tag }) => tag);

/** @param {{address: string}} page */
export const isPseudo = ({ address }) => pseudoLanguages.some((tag) => address.startsWith(`/${tag}/`));

/** English has no prefix in its addresses. @param {{address: string}} page */
export const isEnglish = ({ address }) => ![...languages, ...pseudoLanguages].some((tag) => address.startsWith(`/${tag}/`));

/**
 * @param {string} root
 * @returns {{address: string, file: string, html: string}[]} every page of a built site, redirects of bare numbers left out
 */
export function pagesIn(root) {
  assert.ok(existsSync(join(root, "index.html")), `There is no site in ${root}.`);
  const names = readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith(".html"));
  return names
    .map((name) => ({ address: `/${relative(root, join(root, name)).split(sep).join("/").replace(/index\.html$/, "")}`, file: join(root, name) }))
    .filter(({ address }) => !/^\/(\d{4})\/$/.test(address))
    .map((page) => ({ ...page, html: readFileSync(page.file, "utf8") }));
}

const unescaped = (/** @type {string} */ text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/**
 * @param {string} html
 * @param {string} tag
 * @returns {Record<string, string>[]} the attributes of every such element
 */
export function elements(html, tag) {
  return [...html.matchAll(new RegExp(`<${tag}((?:\\s[^\\s=>]+(?:="[^"]*")?)*)\\s*>`, "g"))].map(([, attributes = ""]) =>
    Object.fromEntries([...attributes.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/g)].map(([, name, value = ""]) => [name, unescaped(value)])));
}

/** @param {string} html @returns {string[]} */
export const idsOf = (html) => [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id);

/** @param {string} html @param {string} name of the `meta` element @returns {string | undefined} */
export function meta(html, name) {
  return elements(html, "meta").find((one) => one.name === name || one.property === name)?.content;
}

/** @param {string} html */
export const titleOf = (html) => unescaped(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "");

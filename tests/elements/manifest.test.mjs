/** custom-elements.json beside what the elements really have. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { openElements, startElements } from "./fixture.mjs";
import { withBrowser } from "../browser/suite.mjs";

const at = (path) => new URL(`../../${path}`, import.meta.url);
const text = (path) => readFileSync(at(path), "utf8");
const { modules } = JSON.parse(text("dist/custom-elements.json"));
const described = modules.flatMap(({ path, declarations }) => declarations.map((declaration) => ({ path, ...declaration })));
const names = (list = []) => list.map(({ name }) => name).sort();
const sources = readdirSync(at("web/elements")).filter((name) => name.endsWith(".ts")).map((name) => text(`web/elements/${name}`)).join("\n");
const matches = (pattern, where = sources) => [...new Set([...where.matchAll(pattern)].map(([, name]) => name))].sort();

/** The public methods that the types of a class promise, without those that only the browser calls. */
function methodsIn(types) {
  const lines = types.split("\n").filter((line) => !/\b(private|protected|static|get|set|constructor)\b/u.test(line) && !line.includes("Callback("));
  return lines.flatMap((line) => /^ {4}(\w+)\(/u.exec(line)?.[1] ?? []).sort();
}

describe("custom-elements.json", () => {
  let browser;
  withBrowser("chromium", startElements, async (startedBrowser, site) => {
    browser = startedBrowser;
    await openElements(browser, `${site.url}?overlay`);
  });

  test("It names every element that is registered, where its class is, and no other", async () => {
    const definitions = modules.flatMap(({ exports }) => exports).filter(({ kind }) => kind === "custom-element-definition");
    assert.deepEqual(names(definitions), matches(/"(close-code[a-z-]*)": CloseCode\w+,/gu));
    for (const { name, declaration } of definitions) {
      const { [declaration.name]: type } = await import(at(declaration.module));
      assert.equal(typeof type, "function", name);
      assert.equal(described.find(({ tagName }) => tagName === name).path, declaration.module);
    }
  });

  for (const { tagName, path, attributes, members, slots, cssParts, ...declaration } of described) {
    test(`It has the attributes, properties and methods of <${tagName}>, and each says what it is for`, async () => {
      const { observed, accessors } = await browser.evaluate((tag) => {
        const type = customElements.get(tag);
        const found = new Set();
        for (let one = type.prototype; one !== HTMLElement.prototype; one = Object.getPrototypeOf(one)) {
          for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(one))) if (get) found.add(name);
        }
        return { observed: [...type.observedAttributes].sort(), accessors: [...found].sort() };
      }, tagName);
      assert.deepEqual(names(attributes), observed);
      assert.deepEqual(names(members.filter(({ kind }) => kind === "field")), accessors);
      const types = text(path.replace("dist/elements-", "dist/types/elements/").replace(".js", ".d.ts"));
      assert.deepEqual(names(members.filter(({ kind }) => kind === "method")), methodsIn(types));
      for (const one of [...attributes, ...members, ...slots, ...cssParts, declaration]) assert.ok(one.description, one.name);
    });
  }

  test("It has every event that an element fires", () => {
    assert.deepEqual(names(described.flatMap(({ events = [] }) => events)), matches(/new CustomEvent\("([^"]+)"/gu));
    for (const { events = [] } of described) for (const { name, type } of events) assert.match(type.text, /^CustomEvent/u, name);
  });

  test("It has every custom property of the style sheets, with what it is when a page does not set it", () => {
    for (const { cssProperties } of described) {
      assert.deepEqual(names(cssProperties), matches(/(--closecode-[a-z-]+)/gu, sources.replaceAll(/@cssprop .*/gu, "")));
      for (const { name, default: value } of cssProperties) assert.ok(value, name);
    }
  });

  test("It has every part and every slot that an element shows", async () => {
    const seen = await browser.evaluate(async () => {
      const found = {};
      const collect = ({ localName, shadowRoot }) => {
        const one = (found[localName] ??= { parts: [], slots: [] });
        for (const node of shadowRoot.querySelectorAll("[part]")) one.parts.push(...node.part);
        for (const node of shadowRoot.querySelectorAll("slot")) one.slots.push(node.name);
      };
      for (const [name, values] of [["close-code", { code: 1006 }], ["close-code-compare", { left: 1001, right: 1015 }]]) {
        const node = Object.assign(document.createElement(name), values);
        document.querySelector("main").append(node);
        await globalThis.until(() => node.shadowRoot.querySelector("h2"));
        collect(node);
      }
      const overlay = globalThis.overlay();
      await globalThis.openPanel({ code: 1006, opened: true, openMs: 60_012, idleMs: 60_004, url: "wss://example.com/" });
      collect(overlay);
      overlay.report({ code: 1011, reason: "boom\u202e" });
      await globalThis.until(() => globalThis.shown(".pager-button"));
      globalThis.shown(".next").click();
      await globalThis.until(() => globalThis.shown(".invisible"));
      collect(overlay);
      return Object.entries(found).map(([name, { parts, slots }]) => [name, [...new Set(parts)].sort(), [...new Set(slots)].sort()]);
    });
    assert.deepEqual(seen, described.map(({ tagName, cssParts, slots }) => [tagName, names(cssParts), names(slots)]));
  });
});

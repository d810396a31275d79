/** The two elements that explain and compare, in three browsers. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { load } from "closecode";
import japanese from "closecode/languages/ja";
import { openElements, startElements, strictest } from "./fixture.mjs";
import { browsers } from "../browser/harness/index.mjs";
import { violations } from "../browser/page-axe.mjs";
import { withBrowser } from "../browser/suite.mjs";

const engine = await load({ languages: [japanese] });
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

test("Every module of the elements can be imported where there is no DOM", () => {
  for (const name of ["elements", "overlay", "elements-close-code", "elements-close-code-compare", "elements-close-code-overlay"]) {
    const code = `const module = await import(${JSON.stringify(`${dist}${name}.js`)});
      if (module.installOverlay) module.installOverlay()();
      console.log(Object.keys(module).length > 0, typeof customElements);`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
    assert.equal(stdout.trim(), "true undefined", stderr);
  }
});

for (const id of Object.keys(browsers)) {
  describe(`In ${id}`, () => {
    let browser;
    withBrowser(id, () => startElements({ policy: strictest }), async (startedBrowser, site) => {
      browser = startedBrowser;
      await openElements(browser, site.url);
    });

    test("<close-code> shows the explanation of its code, and of another one as soon as it changes", async () => {
      const texts = await browser.evaluate(async () => {
        const node = document.createElement("close-code");
        node.id = "one";
        node.setAttribute("code", "1006");
        document.querySelector("main").append(node);
        const text = () => node.shadowRoot.textContent;
        await globalThis.until(() => text().includes("1006"));
        const first = text();
        node.code = 1001;
        await globalThis.until(() => text().includes("1001"));
        return [first, text(), node.getAttribute("code")];
      });
      const [first, second, attribute] = texts;
      for (const [text, code] of [[first, 1006], [second, 1001]]) {
        const { title, description, when, fix, retryReason, headings } = engine.explain(code, { lang: "en" });
        for (const part of [title, description, when, fix, retryReason, headings.fix]) assert.ok(text.includes(part), part);
      }
      assert.equal(attribute, "1001");
    });

    test("<close-code> takes any close as a property, also one that was set before the class was known", async () => {
      const text = await browser.evaluate(async () => {
        const node = document.createElement("close-code");
        node.event = new CloseEvent("close", { code: 1013, wasClean: true });
        document.querySelector("main").append(node);
        await globalThis.until(() => node.shadowRoot.textContent.includes("1013"));
        node.remove();
        return node.shadowRoot.textContent;
      });
      assert.ok(text.includes("Try Again Later"));
    });

    test("<close-code-compare> shows both sides, the differences and when to use which", async () => {
      const text = await browser.evaluate(async () => {
        const node = document.createElement("close-code-compare");
        node.left = 1001;
        node.right = 1015;
        document.querySelector("main").append(node);
        await globalThis.until(() => node.shadowRoot.textContent.includes("1015"));
        return node.shadowRoot.textContent;
      });
      const { title, intro, differences, choose, left, right } = engine.compare(1001, 1015, { lang: "en" });
      for (const part of [title, intro, ...differences, ...choose, left.fix, right.fix]) assert.ok(text.includes(part), part);
    });

    test("The language is the element's own, else the nearest ancestor's across shadow roots, and changes at once", async () => {
      const seen = await browser.evaluate(async () => {
        await (await globalThis.closecode.load()).addLanguage(globalThis.closecode.ja);
        const host = document.createElement("div");
        host.lang = "ja";
        const inner = host.attachShadow({ mode: "open" });
        const node = document.createElement("close-code");
        node.code = 1006;
        inner.append(node);
        document.body.append(host);
        const root = () => node.shadowRoot.querySelector(".root");
        await globalThis.until(() => root()?.lang === "ja");
        const japanese = root().textContent;
        host.lang = "en";
        await globalThis.until(() => root().lang === "en");
        node.lang = "ja-JP";
        await globalThis.until(() => root().lang === "ja");
        host.remove();
        return japanese;
      });
      assert.ok(seen.includes("解決方法") && seen.includes(engine.explain(1006, { lang: "ja" }).fix));
    });

    test("Nonsense in an attribute is answered, not thrown", async () => {
      const text = await browser.evaluate(async () => {
        const node = document.createElement("close-code");
        node.setAttribute("code", "<b>x</b>");
        document.querySelector("main").append(node);
        await globalThis.until(() => node.shadowRoot.textContent.includes("NaN"));
        const has = node.shadowRoot.querySelector("b") !== null;
        node.remove();
        return `${has} ${node.shadowRoot.textContent}`;
      });
      assert.ok(text.startsWith("false ") && text.includes(engine.explain(Number.NaN).title));
    });

    test("axe-core finds nothing in them", async () => {
      assert.deepEqual(await violations(browser), []);
    });

    test("The strictest policy had nothing to refuse but WebAssembly itself", async () => {
      const faults = await browser.evaluate(() => globalThis.recordedFaults);
      assert.deepEqual(faults.filter((fault) => !/wasm-eval|eval/u.test(fault)), []);
    });
  });
}

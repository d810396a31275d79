import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { load } from "closecode";
import japanese from "closecode/languages/ja";
import { fresh } from "./fresh.mjs";
import { oddInputs } from "./odd-input.mjs";

const engine = await load({ languages: [japanese] });

function isFrozenThroughout(value) {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozenThroughout);
}

test("the same question gets the same frozen object", () => {
  assert.equal(engine.explain(1006), engine.explain(1006));
  assert.equal(engine.explain(1006), engine.explain({ code: 1006, reason: "other" }));
  assert.equal(engine.explain(1006, { lang: "ja" }), engine.explain(1006, { lang: ["ja-JP", "en"] }));
  assert.notEqual(engine.explain(1006, { lang: "ja" }), engine.explain(1006, { lang: "en" }));
  assert.equal(engine.explain(NaN), engine.explain(NaN));
  assert.equal(engine.explain(-1), engine.explain(-1));
  assert.ok(isFrozenThroughout(engine.explain(1006)));
});

test("answers beyond the first hundreds are still the same while someone holds them", () => {
  const first = engine.explain(60000);
  for (let code = 10000; code < 12000; code++) engine.explain(code);
  const held = engine.explain(60001);
  assert.equal(engine.explain(60000), first);
  assert.equal(engine.explain(60001), held);
});

test("asking for every number there is keeps memory flat", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  /** Returns what is in use after every number below `end` was asked for. */
  const usedAfter = async (end) => {
    for (let code = 0; code < end; code++) {
      engine.explain(code);
      // A weak reference holds its target until the current job ends.
      if (code % 4096 === 0) await setImmediate();
    }
    await setImmediate();
    collect();
    // What is told of a lost answer in a job of its own may let go of more.
    await setImmediate();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await usedAfter(4096);
  await usedAfter(65536);
  const grown = (await usedAfter(65536)) - before;
  assert.ok(grown < 1e6, `${grown} bytes more`);
});

test("a number is answered as it was asked, also when it is no close code", () => {
  for (const number of [-1, 0, 999, 1006, 1016, 4321, 65535, 65536, 1e9, 1e21, 0.5, Infinity]) {
    assert.equal(engine.explain(number).code, number);
  }
  assert.ok(Number.isNaN(engine.explain(NaN).code));
  assert.equal(engine.explain(1e9).title, "Not a Close Code");
  assert.equal(engine.explain(4321).source, "range");
  assert.equal(engine.explain(1006).source, "iana");
});

test("everything else is answered too, and never with an exception", () => {
  for (const input of oddInputs()) {
    const explanation = engine.explain(input);
    assert.equal(typeof explanation.title, "string");
    assert.ok(explanation.description.length > 0);
  }
});

test("a CloseEvent is explained by its code, a close without code as one without a Close frame", () => {
  const event = new (class extends Event {
    code = 1012;
    reason = "restart";
    wasClean = true;
  })("close");
  assert.equal(engine.explain(event).code, 1012);
  assert.equal(engine.explain({ errored: true, opened: false }).code, 1006);
  assert.equal(engine.explain(new DOMException("insecure", "SecurityError")).code, 1006);
  assert.ok(Number.isNaN(engine.explain({}).code));
});

test("the language is the best loaded one, English where nothing fits", () => {
  assert.equal(engine.explain(1001, { lang: "ja-JP" }).lang, "ja");
  assert.equal(engine.explain(1001, { lang: ["xx", "ja"] }).lang, "ja");
  assert.equal(engine.explain(1001, { lang: "de" }).lang, "en");
  for (const lang of [undefined, "", "*", [], [null, 5], {}, "ja,xx", "x".repeat(1e5)]) {
    assert.equal(engine.explain(1001, { lang }).lang, "en");
  }
});

test("a document's language counts, and a switch takes effect at once", async () => {
  globalThis.document = { documentElement: { lang: "ja" } };
  try {
    const { load: loadInPage } = await fresh("closecode");
    const inPage = await loadInPage({ languages: [japanese] });
    assert.equal(inPage.explain(1001).lang, "ja");
    document.documentElement.lang = "en";
    assert.equal(inPage.explain(1001).lang, "en");
    document.documentElement.lang = "ja";
    assert.equal(inPage.explain(1001).lang, "ja");
  } finally {
    delete globalThis.document;
  }
});

test("the headings in Japanese are those of the document to the letter", () => {
  assert.deepEqual(engine.explain(1001, { lang: "ja" }).headings, {
    description: "説明",
    when: "このコードが表示される場合",
    fix: "解決方法",
    differences: "主な違い",
    choose: "どちらをいつ使うか",
    more: "詳しく見る",
  });
});

test("facts come with the texts", () => {
  const { reportedAs, sender, wire, retry, sendableByPage, links } = engine.explain(1015);
  assert.deepEqual(reportedAs, { chromium: 1006, firefox: 1015, webkit: 1006 });
  assert.deepEqual([sender, wire, retry, sendableByPage], ["never", "local", "after-fix", false]);
  assert.ok(links.some(({ url }) => url === "https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1"));
});

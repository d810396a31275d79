/** The language of long, accented words: what it changes, and what it must leave alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { accented, accentedLanguage, pseudoPack } from "../../web/site/build/pseudo.mjs";
import english from "../../dist/languages/en.js";
import { load } from "../../dist/index.js";
import { placeholders } from "../../core/bake/texts.mjs";

test("Words grow and get accents, and code, numbers, addresses and placeholders stay", () => {
  assert.equal(accented("The server ended it."), "Théé šéérvéér ééñdééd íít.");
  assert.equal(accented("{code} comes from wss://example.com and close()."), "{code} çóómééš fróóm wss://example.com ááñd close().");
  assert.equal(accented('Send "keepalive ping" after 5 s.'), 'Sééñd "keepalive ping" ááftéér 5 š.');
});

test("Every text of English becomes longer by a quarter or more on the whole, with its placeholders", () => {
  const texts = english.data.texts;
  for (const text of texts) assert.deepEqual(placeholders(accented(text)), placeholders(text));
  const size = (/** @type {readonly string[]} */ all) => all.join("").length;
  assert.ok(size(texts.map(accented)) > 1.25 * size(texts));
});

test("The engine takes its pack and speaks it", async () => {
  const engine = await load({ languages: [pseudoPack(accentedLanguage, english)] });
  const { description, lang } = engine.explain(1006, { lang: "en-XA" });
  assert.equal(lang, "en-XA");
  assert.equal(description, accented(engine.explain(1006, { lang: "en" }).description));
});

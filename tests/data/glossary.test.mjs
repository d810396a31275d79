import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { filesUnder } from "../../.ci/files.mjs";
import { glossaryFaults, readGlossaries, serviceFaults, termsOf, textFolders, wordFaults } from "../../core/bake/glossary.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "core/data/glossary");
const glossaries = readGlossaries(folder);

/** A folder of the test's own that is gone when it ends. */
function inFolder(use) {
  const temporary = mkdtempSync(join(tmpdir(), "closecode-glossary-"));
  try {
    return use(temporary);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** What reading says about the glossaries after `edit(terms)` of one of them. */
function faultOf(file, edit) {
  return inFolder((copy) => {
    cpSync(folder, copy, { recursive: true });
    const glossary = JSON.parse(readFileSync(join(copy, file), "utf8"));
    edit(glossary.terms);
    writeFileSync(join(copy, file), JSON.stringify(glossary));
    try {
      readGlossaries(copy);
      return undefined;
    } catch (error) {
      assert.equal(error.name, "DataError", error.stack);
      return error.message;
    }
  });
}

for (const name of textFolders.filter((name) => existsSync(join(root, name)))) {
  test(`every text in ${name} uses the words that the glossaries settle`, () => {
    assert.deepEqual(glossaryFaults(root, name, glossaries), []);
  });
}

test("every text of the services uses the words that the glossaries settle", () => {
  assert.deepEqual(serviceFaults(root, glossaries), []);
});

test("a service's text with another word is named with file, place and language", () => {
  const faults = inFolder((copy) => {
    mkdirSync(join(copy, "core/data/services"), { recursive: true });
    const fix = { en: "Ask the proxy.", ja: "サーバーに聞きます。" };
    writeFileSync(join(copy, "core/data/services/acme.json"), JSON.stringify({ codes: [{ code: 4000 }, { code: 4001, fix }], ranges: [{ fix: { en: "Keep the web socket." } }] }));
    return serviceFaults(copy, glossaries);
  });
  assert.deepEqual(faults.filter((fault) => fault.includes("codes")), ['core/data/services/acme.json: codes[1].fix ja does not use "プロキシ" for proxy']);
});

test("every folder of PO files is on the list", () => {
  const found = ["core", "web"].flatMap((top) => filesUnder(join(root, top), /\.po$/u)).map((file) => dirname(file).slice(root.length));
  assert.ok(found.includes("core/data/languages"));
  assert.deepEqual([...new Set(found)].filter((name) => !textFolders.includes(name)), []);
});

test("a translation without the settled word, or with another one, is named with the term", () => {
  const faults = (english, text) => wordFaults(english, text, glossaries, "ja");
  assert.deepEqual(faults("A Close frame arrived.", "Closeフレームが届きました。"), []);
  assert.deepEqual(faults("A Close frame arrived.", "クローズフレームが届きました。"), [
    'does not use "Closeフレーム" for close-frame',
    'uses "クローズフレーム" where the glossary settles close-frame',
  ]);
  assert.deepEqual(faults("Add jitter.", "待ち時間をばらつかせます。"), ['does not use "ジッター" for jitter']);
});

test("an avoided word fails even where English does not have the term", () => {
  assert.deepEqual(wordFaults("Nothing is wrong.", "プロキシーに問題はありません。", glossaries, "ja"), [
    'uses "プロキシー" where the glossary settles proxy',
  ]);
});

test("an optional term may be left out, and its avoided words still fail", () => {
  assert.equal(glossaries.english.get("browser").optional, true);
  assert.deepEqual(wordFaults("The browser shows 1006.", "1006と表示されます。", glossaries, "ja"), []);
  assert.equal(wordFaults("The browser shows 1006.", "ブラウザーに1006と表示されます。", glossaries, "ja").length, 1);
});

test("of two terms that overlap the longer counts, in any case and number", () => {
  assert.deepEqual([...termsOf("Finish the close handshake.", glossaries)], ["close-handshake"]);
  assert.deepEqual([...termsOf("Handshakes fail; Close frames do not.", glossaries)].sort(), ["close-frame", "handshake"]);
});

test("quoted messages, placeholders, names, code and parts of words are no terms", () => {
  const texts = ['It says "keepalive ping timeout".', "Try “going away”.", "Use {proxy}.", "HTTP 502 Bad Gateway", "Read ws.extensions.", "Set proxy_read_timeout.", "The shipping stopped."];
  for (const text of texts) assert.deepEqual([...termsOf(text, glossaries)], [], text);
});

test("a text file of a language without a glossary, and an avoided English word, are named with the place", () => {
  const faults = inFolder((copy) => {
    mkdirSync(join(copy, "texts"));
    const entry = 'msgctxt "a.fix"\nmsgid "Name the sub-protocol."\nmsgstr ""\n';
    for (const tag of ["en", "tlh"]) writeFileSync(join(copy, "texts", `${tag}.po`), entry);
    return glossaryFaults(copy, "texts", glossaries);
  });
  assert.deepEqual(faults, [
    'texts/en.po:1: a.fix uses "sub-protocol" for subprotocol',
    "texts/tlh.po: there is no core/data/glossary/tlh.json",
  ]);
});

test("a glossary that misses a term, adds one or contradicts itself is named with file and term", () => {
  assert.match(faultOf("ja.json", (terms) => delete terms.jitter), /ja\.json: jitter is missing/u);
  assert.match(faultOf("ja.json", (terms) => (terms.gitter = terms.jitter)), /ja\.json: gitter is not a term of English/u);
  assert.match(faultOf("ja.json", (terms) => (terms.jitter.use = [])), /ja\.json: jitter needs a list `use`/u);
  assert.match(faultOf("ja.json", (terms) => (terms.jitter.avoid = ["ジッター"])), /ja\.json: jitter both uses and avoids/u);
  assert.match(faultOf("en.json", (terms) => (terms.jitter.avoid = "noise")), /en\.json: jitter needs a list `avoid`/u);
});

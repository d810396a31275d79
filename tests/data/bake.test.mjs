import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { po as gettext } from "gettext-parser";
import { bake } from "../../core/bake/bake.mjs";
import { readPo } from "../../core/bake/po.mjs";
import { packText } from "../../core/bake/pack.mjs";
import { readTexts } from "../../core/bake/texts.mjs";
import { faultOf as faultOfData } from "./edited.mjs";

const data = fileURLToPath(new URL("../../core/data", import.meta.url));
const poFiles = ["en", "ja"].map((tag) => join(data, "languages", `${tag}.po`));

/** What the baker says after `edit(replace)`. */
function faultOf(edit) {
  const replace = (change) => (name, from, to) => change(name, (text) => text.replace(from, to));
  return faultOfData((change) => edit(replace(change)), bake);
}
const inJapanese = (from, to) => faultOf((replace) => replace("languages/ja.po", from, to));

test("the data as it is bakes, in every language, and so does what the edits below begin with", () => {
  assert.ok(bake(data).has("languages/uk.pack"));
  assert.equal(faultOf(() => undefined), undefined);
});

test("a translation whose English changed is stale", () => {
  const fault = faultOf((replace) => replace("languages/en.po", 'msgid "Going Away"', 'msgid "Going Away Now"'));
  assert.match(fault, /ja\.po:\d+: 1001\.title is stale/u);
});

test("a missing, an extra and an empty text are named with file and key", () => {
  assert.match(inJapanese(/msgctxt "1001\.title"\n.*\n.*\n/u, ""), /ja\.po: 1001\.title is missing/u);
  assert.match(inJapanese('msgctxt "1001.title"', 'msgctxt "1001.name"'), /ja\.po:\d+: 1001\.name is not a text of English/u);
  assert.match(inJapanese(/(msgid "Going Away"\nmsgstr) ".*"/u, '$1 ""'), /ja\.po:\d+: 1001\.title is empty/u);
});

test("a broken or another placeholder is named", () => {
  assert.match(inJapanese(/(msgctxt "check\.code"\nmsgid .*\nmsgstr ".*)\{code\}/u, "$1{code"), /check\.code has a broken placeholder/u);
  assert.match(inJapanese(/(msgctxt "check\.code"\nmsgid .*\nmsgstr ".*)\{code\}/u, "$1{bytes}"), /check\.code has the placeholders/u);
});

test("a forbidden control character is named with its number", () => {
  for (const [character, name] of [["\u202e", "202E"], ["\u200b", "200B"], ["\\t", "0009"], ["\u2066", "2066"]]) {
    const fault = inJapanese(/(msgid "Going Away"\nmsgstr ")/u, `$1エ${character}`);
    assert.match(fault, new RegExp(`1001\\.title holds the forbidden character U\\+${name}`, "u"));
  }
});

test("several faults are listed together", () => {
  const fault = faultOf((replace) => {
    replace("languages/ja.po", /(msgid "Going Away"\nmsgstr) ".*"/u, '$1 ""');
    replace("languages/ja.po", /(msgid "Bad Gateway"\nmsgstr) ".*"/u, '$1 ""');
  });
  assert.match(fault, /1001\.title is empty[^]*1014\.title is empty/u);
});

test("a fact that is unknown or contradicts another is named with its entry", () => {
  const edit = (name, from, to) => faultOf((replace) => replace(name, from, to));
  assert.match(edit("codes.json", '"retry": "no"', '"retry": "maybe"'), /codes\.json 1000: retry is "maybe"/u);
  assert.match(edit("codes.json", '"wire": "allowed"', '"wire": "local"'), /codes\.json 1000: sender either contradicts wire local/u);
  assert.match(edit("codes.json", '"iana-close-codes"', '"hearsay"'), /hearsay/u);
  assert.match(edit("ranges.json", '"to": 999', '"to": 998'), /no entry covers 999/u);
  assert.match(edit("browsers.json", '"firefox"', '"fx"'), /firefox is missing/u);
  assert.match(edit("codes.json", "{", "{{"), /codes\.json/u);
});

test("the command writes nothing when the data has a fault, and says how it is called", () => {
  const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL("../../core/bake/bake.mjs", import.meta.url))], { encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /usage/u);
});

test("our reader and gettext's own format agree on every entry", () => {
  for (const file of poFiles) {
    const source = readFileSync(file, "utf8");
    const { translations } = gettext.parse(source, { validation: true });
    const theirs = Object.entries(translations).filter(([key]) => key !== "").map(([key, messages]) => {
      const [[id, { msgstr }]] = Object.entries(messages);
      return [key, id, msgstr[0]];
    });
    const ours = [...readPo(source, file).entries].map(([key, { id, text }]) => [key, id, text]);
    assert.deepEqual(ours, theirs, file);
  }
});

test("translators' tools read the files and a merge changes nothing", () => {
  for (const file of poFiles) {
    const checked = spawnSync("msgfmt", ["--check-format", "--check-domain", "-o", "/dev/null", file], { encoding: "utf8" });
    assert.equal(checked.status, 0, checked.error?.message ?? checked.stderr);
  }
  const merged = spawnSync("msgmerge", ["--no-fuzzy-matching", "--quiet", poFiles[1], poFiles[0]], { encoding: "utf8" });
  assert.equal(merged.status, 0, merged.error?.message ?? merged.stderr);
  const before = readPo(readFileSync(poFiles[1], "utf8"), "ja.po").entries;
  const after = readPo(merged.stdout, "merged").entries;
  assert.deepEqual([...after].map(([key, { text }]) => [key, text]), [...before].map(([key, { text }]) => [key, text]));
});

test("a pack has its texts in the order of the keys and counts them", () => {
  const texts = readTexts(join(data, "languages"), "core/data/languages");
  const japanese = texts.languages.find(({ tag }) => tag === "ja");
  const pack = packText(japanese, texts.schema);
  const [magic, tag, layout, schema, , count, ...body] = pack.split("\n");
  assert.deepEqual([magic, tag, layout, schema, Number(count)], ["closecode-pack 1", "ja", "ltr none", texts.schema, texts.keys.length]);
  assert.equal(body.join("\n").split("\0")[texts.keys.indexOf("heading.when")], "このコードが表示される場合");
});

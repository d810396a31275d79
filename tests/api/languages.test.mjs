import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load, CloseCodeError } from "closecode";
import japanese from "closecode/languages/ja";
import { throwing } from "./odd-input.mjs";

const engine = await load();
const pack = readFileSync(new URL("../../build/wasm/baked/languages/ja.pack", import.meta.url));

const refused = (bad, code, path) => {
  const languages = engine.languages;
  assert.throws(() => engine.addLanguage(bad), (error) => {
    assert.ok(error instanceof CloseCodeError, String(error));
    assert.equal(error.code, code);
    if (path) assert.equal(error.path, path);
    return true;
  });
  assert.equal(engine.languages, languages);
};

test("a pack that is no pack is refused with the path of the fault", () => {
  refused(undefined, "PACK_NOT_A_PACK");
  refused(throwing(), "PACK_NOT_A_PACK", "lang");
  refused({ ...japanese, lang: 5 }, "PACK_NOT_A_PACK", "lang");
  refused({ ...japanese, dir: "up" }, "PACK_NOT_A_PACK", "dir");
  refused({ ...japanese, data: "text" }, "PACK_NOT_A_PACK", "data");
  refused({ ...japanese, data: { ...japanese.data, texts: "x" } }, "PACK_NOT_A_PACK", "data.texts");
  refused({ ...japanese, data: { ...japanese.data, texts: [...japanese.data.texts.slice(0, 3), 5] } }, "PACK_NOT_A_PACK", "data.texts[3]");
  refused({ ...japanese, lang: "j a" }, "PACK_BAD_LANGUAGE");
});

test("a pack of another version is refused", () => {
  refused({ ...japanese, data: { ...japanese.data, schema: "00000000" } }, "PACK_WRONG_VERSION");
  refused({ ...japanese, data: { ...japanese.data, texts: japanese.data.texts.slice(1) } }, "PACK_WRONG_VERSION");
});

test("a changed text and cut or flipped bytes are refused", () => {
  const texts = japanese.data.texts.with(5, "何か別の文");
  refused({ ...japanese, data: { ...japanese.data, texts } }, "PACK_DAMAGED");
  for (const end of [0, 10, 40, 100, pack.length - 1]) {
    assert.throws(() => engine.addLanguage({ ...japanese, data: new Uint8Array(pack.subarray(0, end)) }), CloseCodeError);
  }
  const flipped = new Uint8Array(pack);
  flipped[5000] ^= 1;
  assert.throws(() => engine.addLanguage({ ...japanese, data: flipped }), CloseCodeError);
  refused({ ...japanese, lang: "ko", data: new Uint8Array(pack) }, "PACK_NOT_A_PACK", "lang");
  assert.deepEqual(engine.languages, ["en"]);
});

test("of several packs all are added or none", async () => {
  const broken = { ...japanese, lang: "ko", data: { ...japanese.data, checksum: "00000000" } };
  await assert.rejects(load({ languages: [japanese, broken] }), { code: "PACK_DAMAGED" });
  assert.deepEqual(engine.languages, ["en"]);
});

test("a pack is accepted as object and as bytes, and may replace itself", () => {
  engine.addLanguage({ ...japanese, data: new Uint8Array(pack) });
  assert.deepEqual(engine.languages, ["en", "ja"]);
  const fromBytes = engine.explain(1006, { lang: "ja" });
  engine.addLanguage(japanese);
  assert.deepEqual(engine.languages, ["en", "ja"]);
  assert.deepEqual(engine.explain(1006, { lang: "ja" }), fromBytes);
});

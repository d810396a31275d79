import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { textFolders } from "../../core/bake/glossary.mjs";
import { localeFault, localeFaults, readLocales } from "../../core/bake/locales.mjs";
import { readPo } from "../../core/bake/po.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const locales = readLocales(join(root, "core/data"));
const english = "The server ended the connection after a long silence.";
const fault = (tag, text, { key = "1000.when", source = english } = {}) => localeFault(tag, key, source, text, locales);

test("every part of the project speaks the sixteen languages", () => {
  const files = [...locales.keys()].map((tag) => `${tag}.po`).sort();
  assert.equal(files.length, 16);
  for (const folder of textFolders) {
    assert.deepEqual(readdirSync(join(root, folder)).filter((file) => file.endsWith(".po")).sort(), files, folder);
  }
});

for (const folder of textFolders) {
  test(`every text in ${folder} is written as its language is`, () => {
    assert.deepEqual(localeFaults(root, folder, locales), []);
  });

  test(`no sentence in ${folder} was left in English`, () => {
    for (const file of readdirSync(join(root, folder)).filter((file) => file.endsWith(".po") && file !== "en.po")) {
      const left = [...readPo(readFileSync(join(root, folder, file), "utf8"), file).entries]
        .filter(([, { id, text }]) => id === text && /[a-z]+ [a-z]+ [a-z]+ [a-z]+/u.test(id) && id.endsWith("."));
      assert.deepEqual(left.map(([key]) => `${file} ${key}`), []);
    }
  });
}

test("the letters of another script that look the same are found", () => {
  assert.equal(fault("ru", "Сервер завершил соединение после долгого молчания."), undefined);
  assert.match(fault("ru", "Сервер завершил сoединение после долгого молчания."), /mixes Latin and Cyrillic/);
  assert.match(fault("uk", "Сервер завершив з’єднання после тривалої тиши ы."), /"ы", which is no letter/);
  assert.match(fault("ru", "The server ended the connection after a long silence."), /no letter of its script/);
  assert.match(fault("de", "Der Server beendete die Verbindung nach langer Stille ø."), /"ø", which is no letter/);
});

test("punctuation, quotation marks and spaces are those of the language", () => {
  assert.match(fault("zh-Hans", "长时间静默之后,服务器结束了连接，这是正常的情况。"), /punctuation of Latin script/);
  assert.match(fault("zh-Hans", "长时间静默之后，服务器结束了WebSocket 连接。"), /lacks a space/);
  assert.match(fault("ar", "أنهى الخادم الاتصال, بعد صمت طويل من الطرفين."), /punctuation of Latin script/);
  assert.match(fault("fr", "Le serveur a mis fin à la connexion: le silence était long."), /no-break space/);
  assert.match(fault("fr", "Le serveur a mis fin à la «connexion» après un long silence."), /no-break space/);
  assert.match(fault("de", "Der Server beendete die “Verbindung” nach langer Stille."), /quotes with/);
  assert.match(fault("de", "Der Server beendete die „Verbindung nach langer Stille."), /does not close/);
  assert.match(fault("it", "Il server ha chiuso la \"connessione\" dopo un lungo silenzio."), /straight marks/);
  assert.match(fault("es", "El servidor cerró la conexión  tras un largo silencio."), /space too much/);
  assert.match(fault("ja", "長い沈黙の後、サーバーが接続を終了しました"), /does not end with "。"/);
});

test("no word stands behind a number that it would have to agree with", () => {
  const source = "The number of attempts is {count}.";
  const options = { key: "signal.any", source };
  assert.match(fault("pl", "Nie udało się {count} prób.", options), /"prób" follow a number/);
  assert.equal(fault("pl", "Liczba prób: {count}.", options), undefined);
  assert.match(localeFault("en", "signal.any", source, "{count} attempts failed.", locales), /"attempts" follow a number/);
  assert.equal(fault("ja", "{count}回失敗しました。", options), undefined, "Japanese has one form for every number");
});

test("a translation far longer or shorter than English is questioned", () => {
  assert.match(fault("de", "Aus."), /times as long/);
  assert.match(fault("de", `Der Server ${"beendete die Verbindung, ".repeat(6)}Ende.`), /times as long/);
});

test("a language that is not described is named", () => {
  assert.match(fault("eo", "La servilo finis la konekton."), /does not describe/);
});

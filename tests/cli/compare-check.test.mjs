import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import japanese from "closecode/languages/ja";
import { closecode } from "./run.mjs";

const engine = await load({ languages: [japanese] });
const plain = (value) => JSON.parse(JSON.stringify(value));

test("a comparison has the sections of the comparison pages in their order", async () => {
  const { status, stdout } = await closecode(["compare", "1001", "1015", "--lang", "ja"]);
  assert.equal(status, 0);
  const sections = ["WebSocket 1001 Going Away vs 1015 TLS Handshake Failure", "説明", "このコードが表示される場合", "解決方法", "説明", "解決方法", "主な違い", "どちらをいつ使うか", "詳しく見る"];
  let at = -1;
  for (const section of sections) {
    const next = stdout.indexOf(section, at + 1);
    assert.ok(next > at, section);
    at = next;
  }
});

test("JSON of a comparison is the API's", async () => {
  const { stdout } = await closecode(["compare", "1001", "1015", "--json"]);
  assert.deepEqual(JSON.parse(stdout), plain(engine.compare(1001, 1015, { lang: "en" })));
});

test("check says whether close() takes the call, with 0 for yes and 1 for no", async () => {
  const good = await closecode(["check", "4001", "bye"]);
  assert.equal(good.status, 0);
  assert.ok(good.stdout.startsWith('✓ close(4001, "bye")'));
  const bad = await closecode(["check", "1001", "bye"]);
  assert.equal(bad.status, 1);
  assert.ok(bad.stdout.includes("InvalidAccessError") && bad.stdout.includes('close(1000, "bye")'));
  assert.equal((await closecode(["check"])).status, 0);
  const long = await closecode(["check", "4001", "é".repeat(100), "--json"]);
  assert.deepEqual(JSON.parse(long.stdout), plain(engine.checkClose(4001, "é".repeat(100), { lang: "en" })));
});

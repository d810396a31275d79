import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readPo } from "../../core/bake/po.mjs";
import { retries } from "../../web/api/dictionary-check.ts";

test("the elements' words for what to do stand in the order in which the API counts the actions", () => {
  const file = new URL("../../web/elements/languages/en.po", import.meta.url);
  const keys = [...readPo(readFileSync(file, "utf8"), "en.po").entries.keys()].filter((key) => key.startsWith("retry."));
  assert.deepEqual(keys, retries.map((action) => `retry.${action}`));
});

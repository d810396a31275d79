import assert from "node:assert/strict";
import { test } from "node:test";
import { folder, isEnglish, pagesIn } from "./built.mjs";
import { markupFaults } from "./markup.mjs";

test("The markup of every seventh page in other languages is valid", async () => {
  const pages = pagesIn(folder).filter((page) => !isEnglish(page)).filter((_, place) => place % 7 === 0);
  assert.ok(pages.length > 100, `${pages.length} pages`);
  assert.deepEqual((await markupFaults(pages)).slice(0, 10), []);
});

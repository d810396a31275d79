import assert from "node:assert/strict";
import { test } from "node:test";
import { folder, isEnglish, pagesIn } from "./built.mjs";
import { markupFaults } from "./markup.mjs";

test("The markup of every page in English is valid", async () => {
  const pages = pagesIn(folder).filter(isEnglish);
  assert.ok(pages.length > 300, `${pages.length} pages`);
  assert.deepEqual((await markupFaults(pages)).slice(0, 10), []);
});

test("Markup that is not valid is found, with the page and the place", async () => {
  const faults = await markupFaults([{ address: "/x/", html: "<!doctype html>\n<p><div></div></p>" }]);
  assert.ok(faults.length > 0);
  for (const fault of faults) assert.match(fault, /^\/x\/ \d+:\d+ [\w-]+: /);
});

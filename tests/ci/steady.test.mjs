/** What `npm run test:steady` says of several runs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { unsteady } from "../../.ci/steady.mjs";

test("A test that did not pass in every run is named, whether it failed or was not reached", () => {
  const runs = new Map([
    ["node", [{ tests: { a: true, b: true, c: true } }, { tests: { a: true, b: false, c: true }, failed: 1 }, { tests: { a: true, b: true } }]],
    ["lab", [{ tests: { d: true } }, { tests: { d: true } }, { tests: { d: true } }]],
  ]);
  assert.deepEqual(unsteady(runs), ["node: passed 2 of 3 times: b", "node: passed 2 of 3 times: c"]);
});

test("A run that broke before it counted is named", () => {
  const runs = new Map([["lab", [{}, { fault: "took more than 20 minutes and was ended" }]]]);
  assert.deepEqual(unsteady(runs), ["lab: run 2 took more than 20 minutes and was ended"]);
});

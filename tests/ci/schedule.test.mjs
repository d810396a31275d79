/** How the steps of a task run side by side. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runSideBySide } from "../../.ci/schedule.mjs";

/** Runs a plan whose steps end when they are told to, and writes down when each began. */
function rehearse(plan, { atOnce = 2, ends = () => false } = {}) {
  const begun = [];
  const running = new Map();
  const run = ({ name }) => {
    begun.push(name);
    return new Promise((resolve) => running.set(name, (fault) => resolve({ name, fault })));
  };
  const results = runSideBySide(plan, { atOnce, run, ends });
  /** Ends a step, and waits until the runner has looked at that. */
  const end = async (name, fault) => {
    running.get(name)(fault);
    for (let turn = 0; turn < 10; turn += 1) await undefined;
  };
  return { begun, end, results };
}

const step = (name, ...after) => ({ name, after });

test("Steps begin in the order of the plan, as many at once as allowed", async () => {
  const { begun, end, results } = rehearse([step("a"), step("b"), step("c"), step("d")]);
  assert.deepEqual(begun, ["a", "b"]);
  await end("b");
  assert.deepEqual(begun, ["a", "b", "c"]);
  await end("a");
  await end("c");
  await end("d");
  assert.deepEqual((await results).map(({ name }) => name), ["b", "a", "c", "d"]);
});

test("A step waits for all it stands on, and others pass it meanwhile", async () => {
  const { begun, end, results } = rehearse([step("a"), step("b", "a"), step("c", "a", "b"), step("d")], { atOnce: 3 });
  assert.deepEqual(begun, ["a", "d"]);
  await end("a");
  assert.deepEqual(begun, ["a", "d", "b"]);
  await end("b");
  assert.deepEqual(begun, ["a", "d", "b", "c"]);
  await end("c");
  await end("d");
  assert.equal((await results).length, 4);
});

test("What stands on a step that failed is not run, at any distance, and says which one it was", async () => {
  const { begun, end, results } = rehearse([step("a"), step("b", "a"), step("c", "b"), step("d")]);
  await end("a", "broke");
  await end("d");
  assert.deepEqual(begun, ["a", "d"]);
  const notRun = (await results).filter((result) => result.notRun).map(({ name, fault }) => [name, fault]);
  assert.deepEqual(notRun, [["b", "was not run, because a failed"], ["c", "was not run, because b failed"]]);
});

test("After a result that ends the run nothing begins, and what runs is waited for", async () => {
  const { begun, end, results } = rehearse([step("a"), step("b"), step("c")], { ends: ({ fault }) => fault !== undefined });
  await end("a", "broke");
  assert.deepEqual(begun, ["a", "b"]);
  await end("b");
  assert.deepEqual((await results).map(({ name }) => name), ["a", "b"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import { oddInputs } from "./odd-input.mjs";

const engine = await load();
const actions = ["no", "now", "backoff", "after-fix", "after-login", "page-decides"];

test("advice has the members of the contract, frozen", () => {
  const advice = engine.advise({ code: 1006, opened: true }, { random: () => 0.25 });
  assert.ok(Object.isFrozen(advice));
  assert.deepEqual({ ...advice, why: typeof advice.why }, { action: "backoff", delayMs: 125, minMs: 0, maxMs: 500, why: "string" });
});

test("the delay is 0 for now and Infinity for no", () => {
  const now = engine.advise({ code: 1006, opened: true, errored: true, restoredFromCache: true });
  assert.deepEqual([now.action, now.delayMs, now.minMs, now.maxMs], ["now", 0, 0, 0]);
  const no = engine.advise(1000);
  assert.deepEqual([no.action, no.delayMs, no.minMs, no.maxMs], ["no", Infinity, Infinity, Infinity]);
  assert.deepEqual(engine.diagnose(1000).advice, no);
});

test("the delay is drawn anew each time, over the whole interval", () => {
  const delays = new Set(Array.from({ length: 50 }, () => engine.advise(1006, { attempt: 5 }).delayMs));
  assert.ok(delays.size > 20);
  assert.equal(engine.advise(1006, { attempt: 5, random: () => 0 }).delayMs, 0);
  assert.ok(engine.advise(1006, { attempt: 5, random: () => 0.999_999 }).delayMs > 15_990);
});

test("attempt, base and cap shape the backoff", () => {
  const { maxMs } = engine.advise(1006, { attempt: 3, baseMs: 100, capMs: 700 });
  assert.equal(maxMs, 700);
  assert.equal(engine.nextDelay(3, { baseMs: 100, capMs: 10_000, random: () => 0.5 }), 400);
  for (let attempt = 0; attempt < 40; attempt++) {
    const delay = engine.nextDelay(attempt);
    assert.ok(delay >= 0 && delay <= Math.min(30_000, 500 * 2 ** attempt));
  }
});

test("odd options and inputs are advised on and never throw", () => {
  for (const input of oddInputs()) {
    const advice = engine.advise(input);
    assert.ok(actions.includes(advice.action));
    assert.ok(advice.delayMs >= advice.minMs && advice.delayMs <= advice.maxMs);
    assert.equal(typeof engine.shouldReconnect(input), "boolean");
    assert.ok(Number.isInteger(engine.nextDelay(input)));
  }
  const hostile = () => { throw new Error("hostile"); };
  for (const options of [null, 5, "x", { attempt: NaN }, { attempt: Infinity }, { attempt: -1 }, { random: hostile }, { random: () => 7 },
    { random: () => NaN }, { baseMs: -5 }, { capMs: Infinity }, { baseMs: 1e300 }, { profile: 5 }, { lang: hostile }]) {
    const advice = engine.advise(1006, options);
    assert.equal(advice.action, "backoff");
    assert.ok(Number.isFinite(advice.delayMs) && advice.delayMs >= 0);
    assert.ok(Number.isFinite(engine.nextDelay(2, options)));
  }
});

test("libraries that ask yes or no get the answer that keeps a page alive", () => {
  for (const yes of [1006, 1001, 1011, 1012, 1013, { code: 1000, isTrusted: false, wasClean: true }, { code: 1006, online: false }, new Event("error")]) {
    assert.equal(engine.shouldReconnect(yes), true);
  }
  for (const no of [1000, 1008, 3000, 3003, 4401, 4403, { code: 1001, pageHiding: true }, new DOMException("x", "SyntaxError")]) {
    assert.equal(engine.shouldReconnect(no), false);
  }
});

test("a named profile applies its protocol's rules", () => {
  assert.equal(engine.advise(4404, { profile: "y-websocket" }).action, "no");
  assert.notEqual(engine.advise(4404).action, "no");
  assert.equal(engine.advise({ code: 4400, protocol: "graphql-transport-ws" }).action, "no");
});

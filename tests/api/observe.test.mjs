import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import { oddInputs } from "./odd-input.mjs";

const engine = await load();

test("a number is a code, where it is one", () => {
  assert.deepEqual(engine.observe(1006), { code: 1006 });
  assert.deepEqual(engine.observe("1006"), { code: 1006 });
  for (const number of [-1, 65536, 1e9, NaN, 1006.5]) assert.deepEqual(engine.observe(number), {});
});

test("fields of an Observation are taken over, others and wrong ones are not", () => {
  const observation = {
    code: 1006, reason: "", wasClean: false, opened: true, openMs: 60012, idleMs: 60000, browser: "firefox",
    history: [{ code: 1006, openMs: 60010 }, { code: "x" }], probe: { http: "reachable", ms: 12 },
  };
  assert.deepEqual(engine.observe({ ...observation, extra: 1, openMs: 60012, connectMs: -5, visibility: "maybe", online: 1 }), {
    ...observation,
    history: [{ code: 1006, openMs: 60010 }],
  });
});

test("events whose properties live on the prototype are read", () => {
  class CloseLike {
    get code() { return 4001; }
    get reason() { return "token expired"; }
    get wasClean() { return true; }
    get isTrusted() { return true; }
  }
  assert.deepEqual(engine.observe(new CloseLike()), { code: 4001, reason: "token expired", wasClean: true, isTrusted: true });
});

test("a wrapper's event with the real one inside its reason is understood", () => {
  const event = { code: "close", isTrusted: false, reason: { code: 1006, reason: "", wasClean: false } };
  assert.deepEqual(engine.observe(event), { code: 1006, reason: "", wasClean: false, isTrusted: false });
});

test("errors and error events are facts too", () => {
  assert.equal(engine.observe(new DOMException("insecure", "SecurityError")).thrown, "SecurityError");
  assert.equal(engine.observe(new Event("error")).errored, true);
});

test("no property is read twice", () => {
  const reads = new Map();
  engine.observe(new Proxy({ code: 1006 }, {
    get(target, name) {
      reads.set(name, (reads.get(name) ?? 0) + 1);
      return target[name];
    },
  }));
  for (const name of ["code", "reason", "wasClean", "url"]) assert.equal(reads.get(name), 1, name);
});

test("odd input never throws and the answer is frozen", () => {
  for (const input of oddInputs()) assert.ok(Object.isFrozen(engine.observe(input)));
});

test("texts are well-formed and bounded", () => {
  assert.equal(engine.observe({ reason: "\ud800abc" }).reason, "\ufffdabc");
  assert.ok(engine.observe({ url: "x".repeat(1e6) }).url.length <= 4096);
});

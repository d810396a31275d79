import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import { CloseCode, codes, isAllowedOnWire, isLocal, isPrivate, isRegistered, isSendable, nameOf } from "closecode/codes";
import { oddInputs } from "./odd-input.mjs";

const engine = await load();

test("the constants are the registered codes", () => {
  assert.equal(CloseCode.GoingAway, 1001);
  assert.deepEqual(Object.values(CloseCode), codes);
  assert.deepEqual(codes, engine.codes());
  for (const code of codes) assert.equal(CloseCode[nameOf(code)], code);
  assert.equal(nameOf(4000), undefined);
});

test("the checks agree with the engine for every number", () => {
  for (let code = -1; code <= 65536; code++) {
    const { sendableByPage, wire, source } = engine.explain(code);
    assert.equal(isSendable(code), sendableByPage, `isSendable ${code}`);
    assert.equal(isAllowedOnWire(code), wire === "allowed", `isAllowedOnWire ${code}`);
    assert.equal(isLocal(code), wire === "local", `isLocal ${code}`);
    assert.equal(isRegistered(code), source === "iana", `isRegistered ${code}`);
    assert.equal(isPrivate(code), code >= 4000 && code <= 4999, `isPrivate ${code}`);
  }
});

test("what is no number is nothing", () => {
  for (const input of oddInputs().filter((value) => typeof value !== "number")) {
    for (const check of [isSendable, isAllowedOnWire, isLocal, isRegistered, isPrivate]) assert.equal(check(input), false);
  }
});

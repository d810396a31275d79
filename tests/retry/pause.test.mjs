import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { pause } from "../../web/retry/pause.js";
import { standStill } from "../support/time.mjs";

const { navigator } = globalThis;
afterEach(() => {
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  delete globalThis.addEventListener;
});

test("a pause lasts as long as it was asked to", async (t) => {
  const time = standStill(t);
  let over = false;
  pause(30).then(() => (over = true));
  await time.pass(29);
  assert.equal(over, false);
  await time.pass(1);
  assert.equal(over, true);
});

test("a page that is offline waits until it is online, and no longer", async (t) => {
  const time = standStill(t);
  const page = { onLine: false };
  const listeners = [];
  Object.defineProperty(globalThis, "navigator", { value: page, configurable: true });
  globalThis.addEventListener = (type, listener) => listeners.push([type, listener]);
  let over = false;
  const pausing = pause(1).then(() => (over = true));
  await time.pass(60_000);
  assert.equal(over, false);
  assert.equal(listeners[0][0], "online");
  page.onLine = true;
  listeners[0][1]();
  await pausing;
  assert.equal(over, true);
});

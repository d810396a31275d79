import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, test } from "node:test";
import { pause } from "../../web/retry/pause.js";

const { navigator } = globalThis;
afterEach(() => {
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  delete globalThis.addEventListener;
});

test("a pause lasts as long as it was asked to", async () => {
  const started = performance.now();
  await pause(30);
  assert.ok(performance.now() - started >= 28);
});

test("a page that is offline waits until it is online, and no longer", async () => {
  const page = { onLine: false };
  const listeners = [];
  Object.defineProperty(globalThis, "navigator", { value: page, configurable: true });
  globalThis.addEventListener = (type, listener) => listeners.push([type, listener]);
  let over = false;
  const pausing = pause(1).then(() => (over = true));
  await sleep(30);
  assert.equal(over, false);
  assert.equal(listeners[0][0], "online");
  page.onLine = true;
  listeners[0][1]();
  await pausing;
  assert.equal(over, true);
});

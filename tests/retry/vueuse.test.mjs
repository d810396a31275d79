import assert from "node:assert/strict";
import { test } from "node:test";
import { effectScope } from "vue";
import { vueUseRetry } from "../../web/retry/index.js";
import { behaves } from "./support/behaviour.mjs";
import { pretendPage } from "./support/page.mjs";
import { hurried } from "./support/engine.mjs";

// The library looks for a page when it is loaded.
pretendPage();
const { useWebSocket } = await import("@vueuse/core");

behaves({
  name: "VueUse's useWebSocket",
  connect(url, engine, options) {
    const scope = effectScope();
    let failed = false;
    const retry = vueUseRetry(engine, options);
    const autoReconnect = { ...retry.autoReconnect, onFailed: () => (failed = true) };
    scope.run(() => useWebSocket(url, { ...retry, autoReconnect }));
    return { stop: () => scope.stop(), stopped: () => failed };
  },
});

test("VueUse's close by the page is not asked about, and does not count later", () => {
  const decisions = [];
  const retry = vueUseRetry(hurried, { onDecision: (decision) => decisions.push(decision) });
  retry.onDisconnected({}, { type: "close", code: 3003, reason: "", wasClean: true });
  assert.deepEqual(decisions, []);
  retry.onDisconnected({}, { type: "close", code: 1006, reason: "", wasClean: false });
  assert.equal(retry.autoReconnect.retries(0), true);
});

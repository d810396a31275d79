import assert from "node:assert/strict";
import { test } from "node:test";
import { Scope } from "@sentry/core";
import { load } from "closecode";
import { toBreadcrumb } from "closecode/telemetry";

const engine = await load();

/** What the scope of the SDK keeps of a breadcrumb, without the time it adds. */
function kept(breadcrumb) {
  const scope = new Scope();
  scope.addBreadcrumb(breadcrumb);
  const { timestamp, ...rest } = scope.getLastBreadcrumb();
  assert.equal(typeof timestamp, "number");
  return rest;
}

test("the SDK keeps the breadcrumb of a failure, with the address but without its query", () => {
  const observation = { code: 1006, wasClean: false, opened: true, openMs: 60_010, idleMs: 60_002, url: "wss://user:pw@example.com/live?token=secret#x" };
  const diagnosis = engine.diagnose(observation);
  const breadcrumb = kept(toBreadcrumb(diagnosis, { observation }));
  assert.deepEqual(breadcrumb, {
    type: "default",
    category: "websocket",
    level: "error",
    message: "1006 Abnormal Closure",
    data: {
      code: 1006,
      wasClean: false,
      url: "wss://example.com/live",
      durationMs: 60_010,
      cause: "idle/proxy-timeout",
      probability: diagnosis.causes[0].probability,
      retry: diagnosis.advice.action,
    },
  });
  assert.ok(!JSON.stringify(breadcrumb).includes("secret"));
});

test("severities become the SDK's levels", () => {
  const level = (code) => toBreadcrumb(engine.diagnose(code)).level;
  assert.deepEqual([1000, 1001, 1013, 1006].map(level), ["info", "info", "warning", "error"]);
});

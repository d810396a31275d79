import assert from "node:assert/strict";
import { test } from "node:test";
import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { load } from "closecode";
import { toAttributes } from "closecode/telemetry";

const engine = await load();
const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));

/** What the exporter of the SDK holds of a span that was given the attributes. */
function exported(attributes) {
  exporter.reset();
  trace.getTracer("test").startSpan("close", { attributes }).end();
  return exporter.getFinishedSpans()[0].attributes;
}

test("the SDK exports every attribute of a failure as it was given", () => {
  const observation = { code: 1006, wasClean: false, opened: true, openMs: 60_010, idleMs: 60_002, reason: "secret" };
  const diagnosis = engine.diagnose(observation);
  assert.deepEqual(exported(toAttributes(diagnosis, { observation })), {
    "network.protocol.name": "websocket",
    "error.type": "1006",
    "websocket.close.code": 1006,
    "websocket.close.was_clean": false,
    "websocket.close.open_ms": 60_010,
    "closecode.cause": "idle/proxy-timeout",
    "closecode.cause.probability": diagnosis.causes[0].probability,
    "closecode.retry": diagnosis.advice.action,
  });
});

test("a normal close is no error", () => {
  const attributes = exported(toAttributes(engine.diagnose({ code: 1000, wasClean: true, opened: true })));
  assert.equal(attributes["error.type"], undefined);
  assert.equal(attributes["websocket.close.code"], 1000);
});

test("the reason is there only when it is asked for, and never longer than a Close frame carries", () => {
  const observation = { code: 4001, reason: "x".repeat(4000) };
  const diagnosis = engine.diagnose(observation);
  assert.ok(!("websocket.close.reason" in exported(toAttributes(diagnosis, { observation }))));
  assert.equal(exported(toAttributes(diagnosis, { observation, reason: true }))["websocket.close.reason"], "x".repeat(123));
});

test("what has no code is named by its cause", () => {
  const diagnosis = engine.diagnose("nonsense");
  const attributes = exported(toAttributes(diagnosis));
  const { code } = diagnosis.explanation;
  assert.equal(attributes["websocket.close.code"], Number.isInteger(code) ? code : undefined);
  assert.ok(Object.values(attributes).every((value) => ["string", "number", "boolean"].includes(typeof value)));
});

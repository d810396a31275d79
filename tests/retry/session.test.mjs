import assert from "node:assert/strict";
import { test } from "node:test";
import { RetrySession } from "../../web/retry/index.js";

/** An engine that always advises the same, and notes what it was asked. */
function advising(action, { delayMs = 7 } = {}) {
  const asked = [];
  return {
    asked,
    advise(input, options) {
      asked.push({ input, options });
      return { action, delayMs, minMs: 0, maxMs: delayMs, why: action };
    },
    shouldReconnect: () => true,
    nextDelay: (attempt) => 100 * (attempt + 1),
  };
}
const closeEvent = (code, more = {}) => ({ type: "close", code, reason: "", wasClean: code !== 1006, isTrusted: true, ...more });
/** `count` closes in a row, each an event of its own. */
const retries = (session, count, code, more) =>
  Array.from({ length: count }, () => session.closed(closeEvent(code, more)).retry);

test("advice that names a cause the server sent is obeyed at once", () => {
  for (const action of ["no", "after-fix", "after-login"]) {
    assert.deepEqual(retries(new RetrySession(advising(action)), 1, 1008), [false], action);
  }
});

test("what only a fix can change is retried a while when it is merely 1006, but not for ever", () => {
  const session = new RetrySession(advising("after-fix"), { patience: 4 });
  assert.deepEqual(retries(session, 4, 1006), [true, true, true, false]);
  assert.equal(session.stopped, true);
});

test("a connection that opened renews the patience", () => {
  const session = new RetrySession(advising("after-fix"), { patience: 2 });
  assert.deepEqual(retries(session, 1, 1006), [true]);
  session.opened();
  assert.deepEqual(retries(session, 2, 1006), [true, false]);
});

test("a close made by a wrapper never ends it, whatever its code seems to say", () => {
  for (const action of ["no", "after-fix", "page-decides"]) {
    const session = new RetrySession(advising(action), { patience: 2 });
    assert.deepEqual(retries(session, 5, 1000, { isTrusted: false }), [true, true, true, true, true], action);
  }
});

test("codes are obeyed where the runtime marks all events as made by script, as Node does", () => {
  assert.deepEqual(retries(new RetrySession(advising("no")), 1, 3003, { isTrusted: false }), [false]);
});

test("a constructor that refuses its arguments is not asked again", () => {
  const session = new RetrySession(advising("after-fix"));
  assert.equal(session.closed(new DOMException("bad URL", "SyntaxError")).retry, false);
});

test("where the page decides and did not, the library goes on as it does without an adapter", () => {
  for (const code of [1005, 1006, 4001]) {
    assert.deepEqual(retries(new RetrySession(advising("page-decides")), 1, code), [true], code);
  }
  const never = { decide: ({ action }) => action !== "page-decides" };
  assert.deepEqual(retries(new RetrySession(advising("page-decides"), never), 1, 4001), [false]);
});

test("errors of the page's own code are no refusal by the constructor", () => {
  const engine = advising("backoff");
  new RetrySession(engine).closed(new TypeError("fetch failed"));
  assert.deepEqual(engine.asked[0].input, { code: 1006 });
});

test("the page has the last word, in both directions", () => {
  const yes = new RetrySession(advising("no", { delayMs: Infinity }), { decide: () => true });
  assert.deepEqual([yes.closed(closeEvent(1000)).retry, yes.delay()], [true, 3100]);
  assert.deepEqual(retries(new RetrySession(advising("backoff"), { decide: () => false }), 1, 1006), [false]);
  assert.deepEqual(retries(new RetrySession(advising("no"), { decide: () => undefined }), 1, 1000), [false]);
});

test("the delay is the engine's, with its own backoff where the advice has none", () => {
  const delay = (action, delayMs) => new RetrySession(advising(action, { delayMs })).closed(closeEvent(1006)).delayMs;
  assert.equal(delay("backoff", 42), 42);
  assert.equal(delay("page-decides", 42), 42);
  assert.equal(delay("after-fix", 42), 42);
  assert.equal(delay("after-fix", 0), 100);
  assert.equal(delay("backoff", 0), 0);
  assert.equal(delay("now", 0), 0);
});

test("where the engine gives up and the adapter does not yet, the delay is the longest of the backoff", () => {
  const { retry, delayMs } = new RetrySession(advising("no", { delayMs: Infinity })).closed(closeEvent(1006));
  assert.deepEqual([retry, delayMs], [true, 3100]);
});

test("now holds for a first attempt only", () => {
  const session = new RetrySession(advising("now", { delayMs: 0 }));
  assert.deepEqual([1, 2, 3].map(() => session.closed(closeEvent(1006)).delayMs), [0, 200, 300]);
});

test("no delay is longer than a timer can hold", () => {
  const session = new RetrySession(advising("backoff", { delayMs: 1e12 }));
  assert.equal(session.closed(closeEvent(1006)).delayMs, 2 ** 31 - 1);
});

test("the attempts are counted until a connection has stayed open a while", (t) => {
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const session = new RetrySession(advising("backoff"), { steadyMs: 30 });
  const attempt = () => session.closed(closeEvent(1006)).attempt;
  assert.deepEqual([attempt(), attempt()], [0, 1]);
  session.opened();
  now += 29;
  assert.equal(attempt(), 2);
  session.opened();
  now += 30;
  assert.equal(attempt(), 0);
});

test("after a stop the count starts anew", () => {
  let action = "backoff";
  const engine = { ...advising("backoff"), advise: () => ({ action, delayMs: 1, minMs: 0, maxMs: 1, why: "" }) };
  const session = new RetrySession(engine);
  retries(session, 3, 1006);
  action = "no";
  assert.equal(session.closed(closeEvent(3003)).retry, false);
  action = "backoff";
  assert.equal(session.closed(closeEvent(1006)).attempt, 0);
});

test("after a stop the page's own new attempt waits for nothing", () => {
  const session = new RetrySession(advising("no"));
  session.closed(closeEvent(3003));
  assert.equal(session.delay(), 0);
});

test("one event that several subscribers report counts once", () => {
  const decisions = [];
  const session = new RetrySession(advising("backoff"), { onDecision: (decision) => decisions.push(decision) });
  const event = closeEvent(1012);
  assert.equal(session.closed(event), session.closed(event));
  assert.equal(decisions.length, 1);
});

test("a delay without a report counts as a failure of unknown cause", () => {
  const engine = advising("backoff");
  const session = new RetrySession(engine);
  session.closed(closeEvent(1012));
  session.delay();
  session.delay();
  assert.deepEqual(engine.asked.map(({ input, options }) => [input.code, options.attempt]), [[1012, 0], [1006, 1]]);
});

test("the engine is told what the adapter saw, and no more than that", () => {
  const engine = advising("backoff");
  const session = new RetrySession(engine, { baseMs: 5, capMs: 50, lang: "ja", profile: "pusher" });
  session.closed(closeEvent(1006));
  session.opened();
  session.closed(closeEvent(1012, { reason: "restart" }));
  session.closed({ type: "error" });
  const [first, second, third] = engine.asked;
  assert.equal("opened" in first.input, false);
  assert.equal("history" in first.input, false);
  assert.deepEqual(first.options, { attempt: 0, baseMs: 5, capMs: 50, lang: "ja", profile: "pusher" });
  assert.deepEqual([second.input.opened, second.input.reason, second.input.history], [true, "restart", [{ code: 1006 }]]);
  assert.ok(second.input.openMs >= 0);
  assert.deepEqual([third.input.opened, third.input.errored, third.input.code], [false, true, 1006]);
});

test("the engine is told the URL and subprotocol of the socket, whose service may have rules of its own", () => {
  const engine = advising("backoff");
  new RetrySession(engine).closed(closeEvent(4403, { target: { url: "wss://example.com/", protocol: "graphql-transport-ws" } }));
  const { url, protocol } = engine.asked[0].input;
  assert.deepEqual([url, protocol], ["wss://example.com/", "graphql-transport-ws"]);
});

test("a close whose code means nothing is remembered as one without a Close frame", () => {
  const engine = advising("backoff");
  const session = new RetrySession(engine);
  session.closed(closeEvent(1000, { isTrusted: false }));
  session.closed({ type: "error" });
  session.closed(closeEvent(1012));
  assert.deepEqual(engine.asked[2].input.history.map(({ code }) => code), [1006, 1006]);
});

test("the history that is kept is short", () => {
  const engine = advising("backoff");
  const session = new RetrySession(engine);
  retries(session, 50, 1006);
  assert.equal(engine.asked.at(-1).input.history.length, 16);
});

test("odd input neither throws nor stops the client", () => {
  for (const odd of [undefined, null, "", "text", NaN, {}, [], Symbol("x"), new Error("x"), new Proxy({}, { get: () => { throw 1; } })]) {
    assert.equal(new RetrySession(advising("after-fix")).closed(odd).retry, true);
  }
});

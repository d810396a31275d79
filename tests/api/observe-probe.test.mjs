/** How `probe` asks from within a page: Node with the globals of one, and a fetch that only takes note. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { probe } from "../../web/observe/probe.js";
import { fakePage } from "./observe-fakes.mjs";

/**
 * @param {import('node:test').TestContext} context
 * @param {() => Promise<unknown>} [answer]
 */
function fakeFetch(context, answer = async () => ({ status: 0 })) {
  const { mock } = context.mock.method(globalThis, "fetch", answer);
  return () => {
    const [target, init] = /** @type {any[]} */ (mock.calls.at(-1)?.arguments);
    const { signal, ...rest } = init;
    return { url: String(target), ...rest };
  };
}

const always = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };

test("A page asks another origin with no-cors and its own with same-origin, never with credentials", async (t) => {
  fakePage(t, { href: "https://page.example:8443/app" });
  const asked = fakeFetch(t);
  await probe("wss://other.example/a?b=c");
  assert.deepEqual(asked(), { url: "https://other.example/a?b=c", ...always, mode: "no-cors" });
  await probe("wss://page.example:8443/socket");
  const own = { ...always, mode: "same-origin", redirect: "manual" };
  assert.deepEqual(asked(), { url: "https://page.example:8443/socket", ...own });
  await probe("socket#fragment");
  assert.deepEqual(asked(), { url: "https://page.example:8443/socket", ...own });
});

test("The URL is changed only for a page whose requests a service worker answers", async (t) => {
  fakePage(t);
  const asked = fakeFetch(t);
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  t.after(() => {
    if (before) Object.defineProperty(globalThis, "navigator", before);
    else Reflect.deleteProperty(globalThis, "navigator");
  });
  const set = (/** @type {object} */ value) =>
    Object.defineProperty(globalThis, "navigator", { value, configurable: true });

  set({ serviceWorker: { controller: {} } });
  await probe("wss://other.example/a?b=c");
  assert.match(asked().url, /^https:\/\/other\.example\/a\?b=c&closecode-probe=\d+$/);
  set({ serviceWorker: { controller: null } });
  await probe("wss://other.example/a?b=c");
  assert.equal(asked().url, "https://other.example/a?b=c");
  set({
    get serviceWorker() {
      throw new DOMException("sandboxed", "SecurityError");
    },
  });
  await probe("wss://other.example/a?b=c");
  assert.equal(asked().url, "https://other.example/a?b=c");
});

test("An answer without a status says only that there was one", async (t) => {
  fakePage(t);
  fakeFetch(t);
  const { ms, ...result } = await probe("wss://other.example/");
  assert.deepEqual(result, { http: "reachable" });
  assert.ok(ms >= 0);
});

test("A report of another URL, or of a policy that only reports, does not explain a failure", async (t) => {
  const page = fakePage(t);
  Object.defineProperty(globalThis, "SecurityPolicyViolationEvent", { value: Event, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, "SecurityPolicyViolationEvent"));
  let report = { blockedURI: "https://else.example/", disposition: "enforce" };
  fakeFetch(t, async () => {
    // As browsers do: the request fails first, and the report follows. It comes before `probe` ends its wait of 50 ms,
    // because timers fire in the order in which they are due.
    setTimeout(() => page.fire("securitypolicyviolation", report), 5);
    throw new TypeError("Failed to fetch");
  });
  assert.equal((await probe("wss://other.example/a")).http, "unreachable");
  report = { blockedURI: "https://other.example/a", disposition: "report" };
  assert.equal((await probe("wss://other.example/a")).http, "unreachable");
  report = { blockedURI: "https://other.example/a", disposition: "enforce" };
  await assert.rejects(probe("wss://other.example/a"), { code: "PROBE_BLOCKED" });
  assert.deepEqual(page.listeners(), {}, "nobody listens afterwards");
});

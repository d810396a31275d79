import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "closecode";
import { load as loadPlain } from "closecode/js";
import japanese from "closecode/languages/ja";
import { oddInputs } from "./odd-input.mjs";

const engine = await load({ languages: [japanese] });
const recordings = readFileSync(new URL("../model/recordings.jsonl", import.meta.url), "utf8")
  .trim().split("\n").map((line) => JSON.parse(line));

const deepFrozen = (value) => typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(deepFrozen));
const total = ({ causes }) => causes.reduce((sum, { probability }) => sum + probability, 0);
const first = (input) => engine.diagnose(input).causes[0];

test("a diagnosis has the members of the contract, all frozen", () => {
  const diagnosis = engine.diagnose({ code: 1006, opened: true, errored: false, browser: "chromium", idleMs: 60_010, openMs: 181_000 });
  assert.deepEqual(Object.keys(diagnosis).sort(), ["advice", "causes", "dir", "explanation", "lang", "nextChecks"]);
  assert.equal(diagnosis.explanation, engine.explain(1006), "the explanation is the one that explain gives");
  const [cause] = diagnosis.causes;
  assert.deepEqual(Object.keys(cause), ["id", "title", "explanation", "fix", "links", "probability", "evidence", "snippets"]);
  assert.equal(cause.id, "idle/proxy-timeout");
  assert.deepEqual(cause.evidence.map(({ id }) => id), ["round-60s", "lost", "was-silent"]);
  assert.ok(cause.snippets.some(({ kind, text }) => kind === "nginx" && text.includes("proxy_read_timeout 3600s")));
  assert.ok(cause.links.every(({ label, url }) => label && url.startsWith("https://")));
  assert.ok(deepFrozen(diagnosis));
});

test("every recording gives finite probabilities that fall and sum to at most 1, the same each time", () => {
  assert.ok(recordings.length > 200);
  for (const { observation } of recordings) {
    const diagnosis = engine.diagnose(observation);
    const probabilities = diagnosis.causes.map(({ probability }) => probability);
    assert.ok(probabilities.length >= 1 && probabilities.length <= 8);
    assert.ok(probabilities.every((p, i) => Number.isFinite(p) && p >= 0 && p <= (probabilities[i - 1] ?? 1)));
    assert.ok(total(diagnosis) <= 1);
    assert.deepEqual(engine.diagnose(observation), diagnosis);
  }
});

test("plain JavaScript diagnoses as WebAssembly does", async () => {
  const plain = await loadPlain({ languages: [japanese] });
  for (const { observation } of recordings.filter((_, i) => i % 7 === 0)) {
    for (const lang of ["en", "ja"]) {
      assert.deepEqual(plain.diagnose(observation, { lang }), engine.diagnose(observation, { lang }));
    }
  }
});

test("what is always the same of a cause is one object for all diagnoses in a language", () => {
  const [first, second] = [60_000, 61_000].map((openMs) => engine.diagnose({ code: 1006, opened: true, openMs, idleMs: openMs }).causes[0]);
  assert.equal(first.id, second.id);
  assert.equal(first.links, second.links);
  assert.notEqual(first.evidence, second.evidence);
});

test("a diagnosis speaks the reader's language", () => {
  const [english, translated] = ["en", "ja"].map((lang) => engine.diagnose(1006, { lang }));
  assert.equal(translated.lang, "ja");
  assert.match(translated.causes[0].explanation, /[ぁ-ん]/u);
  assert.match(translated.advice.why, /[ぁ-ん]/u);
  assert.match(translated.nextChecks[0], /[ぁ-ん]/u);
  assert.deepEqual(translated.causes.map(({ id }) => id), english.causes.map(({ id }) => id));
});

test("what script cannot tell apart is left in doubt, with the observation that would separate it", () => {
  const { causes, nextChecks } = engine.diagnose({ code: 1006, opened: false, errored: true, url: "wss://chat.example-service.com/", browser: "chromium" });
  assert.ok(causes[0].probability < 0.4);
  assert.ok(nextChecks.some((text) => text.includes("probe(url)")));
});

test("an unprobed refusal on this machine is left in doubt too", () => {
  for (const url of ["ws://localhost:9001/", "wss://127.0.0.1:9001/", "ws://[::1]:9001/"]) {
    const { causes, nextChecks } = engine.diagnose({ code: 1006, opened: false, errored: true, url, browser: "chromium", connectMs: 5 });
    assert.ok(causes[0].probability < 0.4, `${url}: ${causes[0].id} has ${causes[0].probability}`);
    assert.ok(nextChecks[0].includes("probe(url)"));
  }
});

test("a status that healthy servers give a plain GET proves nothing", () => {
  for (const status of [200, 400, 404, 426]) {
    const probe = { http: "reachable", status, ms: 8 };
    const { causes, nextChecks } = engine.diagnose({ code: 1006, opened: false, errored: true, url: "wss://chat.example-service.com/", probe });
    assert.ok(causes[0].id.startsWith("handshake/"));
    assert.ok(causes[0].probability < 0.6, `${status}: ${causes[0].id} has ${causes[0].probability}`);
    assert.ok(nextChecks.length > 0);
  }
});

test("names are listed as the language lists them", () => {
  const seen = { code: 1006, opened: true, openMs: 181_000, idleMs: 60_010 };
  const [english, translated] = ["en", "ja"].map((lang) => engine.diagnose(seen, { lang }).causes[0].evidence[0].text);
  assert.match(english, /nginx, ingress-nginx, Apache httpd/u);
  assert.match(translated, /nginx、ingress-nginx、Apache httpd/u);
});

test("events that a wrapper made are recognised, not believed", () => {
  const closed = (fields) => Object.assign(new Event("close"), fields);
  for (const event of [
    { code: 1000, wasClean: true, isTrusted: false },
    { type: "close", code: "close", isTrusted: false, reason: { type: "error" } },
    closed({ code: "close", reason: new Event("error") }),
  ]) {
    assert.equal(first(event).id, "wrapper/synthetic");
    assert.equal(engine.shouldReconnect(event), true);
  }
  const inner = { code: "close", isTrusted: false, reason: { code: 4401, reason: "", wasClean: true } };
  assert.equal(first(inner).id, "auth/unauthorized", "the real event inside is believed");
});

test("no close event at all is diagnosed too", () => {
  assert.equal(first(new DOMException("bad", "SyntaxError")).id, "blocked/bad-url");
  assert.equal(first({ errored: true, browser: "chromium", blockedByPolicy: true }).id, "blocked/csp");
  assert.equal(first({ thrown: "SecurityError", url: "ws://a.example-service.com/", pageSecure: true }).id, "blocked/mixed-content");
  assert.equal(first({ probe: { http: "reachable", status: 403, ms: 8 } }).id, "handshake/http-403");
});

test("odd input is diagnosed and never throws", () => {
  for (const input of oddInputs()) {
    const diagnosis = engine.diagnose(input);
    assert.ok(diagnosis.causes.length > 0 && total(diagnosis) <= 1);
  }
  const separators = engine.diagnose({ code: 1006, reason: "a\u001f1\u001f1", url: "ws://\u001f\u001f", history: [{ code: 1006, openMs: 1e308 }] });
  assert.ok(separators.causes.length > 0);
});

test("fractions of milliseconds, as performance.now() gives them, are understood", () => {
  assert.equal(first({ code: 1006, opened: true, openMs: 181_000.25, idleMs: 60_010.7 }).id, "idle/proxy-timeout");
});

test("nothing of the URL's user, query or fragment shows in an answer", () => {
  for (const shape of [{ code: 1015 }, { code: 1006, opened: false, errored: true }]) {
    const text = JSON.stringify(engine.diagnose({ ...shape, url: "wss://user:hunter2@chat.example-service.com/live?token=s3cret#frag" }));
    assert.ok(text.includes("chat.example-service.com"));
    for (const secret of ["hunter2", "s3cret", "frag\""]) assert.ok(!text.includes(secret));
  }
});

test("memory stays flat over many diagnoses", () => {
  const raw = () => process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 2000; i++) engine.diagnose(recordings[i % recordings.length].observation);
  const before = raw();
  for (let i = 0; i < 20_000; i++) engine.diagnose(recordings[i % recordings.length].observation);
  assert.ok(raw() - before < 1 << 20, "the engine's memory did not grow");
});

test("a failure that a console or a log named decides between causes that a page cannot tell apart", async () => {
  const seen = { code: 1006, opened: false, errored: true, url: "wss://example.com/live" };
  for (const failure of ["tls/certificate", "network/dns", "network/refused", "handshake/middlebox"]) {
    const [first] = engine.diagnose({ ...seen, failure }).causes;
    assert.equal(first.id, failure);
    assert.ok(first.probability > 0.9, `${failure}: ${first.probability}`);
    assert.equal(first.evidence[0].id, `named-${failure}`);
  }
  assert.deepEqual(engine.diagnose({ ...seen, failure: "no/such-cause" }).causes, engine.diagnose(seen).causes);
});

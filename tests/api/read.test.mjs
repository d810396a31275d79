import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "closecode";
import { CloseCodeError, loadReader } from "closecode/read";
import { oddInputs } from "./odd-input.mjs";

const reader = await loadReader();
const engine = await load();
const gorilla = "websocket: close 4001: token expired";

async function collect(iterable) {
  const all = [];
  for await (const item of iterable) all.push(item);
  return all;
}

async function* inPieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const encoder = new TextEncoder();

test("offsets are UTF-16 code units, also behind other scripts, emoji and lone surrogates", () => {
  const text = `エラー 🎉 é \ud800 ${gorilla}`;
  const [hit, ...others] = reader.read(text);
  assert.deepEqual(others, []);
  assert.equal(text.slice(hit.start, hit.end), gorilla);
});

test("what is found in a console line is diagnosed as what the console says", () => {
  const [hit] = reader.read("WebSocket connection to 'wss://example.com/ws' failed: Error in connection establishment: net::ERR_NAME_NOT_RESOLVED");
  assert.equal(engine.diagnose(hit.observation).causes[0].id, "network/dns");
  const [refused] = reader.read("WebSocket connection to 'wss://example.com/ws' failed: Error during WebSocket handshake: Unexpected response code: 403");
  assert.equal(refused.observation.probe.status, 403);
  assert.equal(engine.diagnose(refused.observation).causes[0].id, "handshake/http-403");
});

test("every observation is one that the engine understands in full", () => {
  for (const line of ["1006", gorilla, "INFO: 1.2.3.4:5 - \"WebSocket /ws\" 403", "0/0/0/1/1001 101 132 - - cD-- 1/1"]) {
    const [hit] = reader.read(line);
    assert.deepEqual(engine.observe(hit.observation), hit.observation);
  }
});

test("read takes anything and never throws", () => {
  for (const input of oddInputs()) assert.ok(Array.isArray(reader.read(input)));
});

test("a stream gives the same closes as the text, with byte offsets and lines", async () => {
  const lines = Array.from({ length: 500 }, (_, i) => (i % 9 === 4 ? `é ${gorilla}` : `${i} GET /orders/1006 200 — 4000 bytes`));
  const bytes = encoder.encode(lines.join("\n"));
  const whole = await collect(reader.scan(inPieces(bytes, bytes.length)));
  assert.equal(whole.length, 56);
  for (const { start, end, line } of whole) {
    assert.equal(new TextDecoder().decode(bytes.subarray(start, end)), gorilla);
    assert.ok(lines[line - 1].endsWith(gorilla));
  }
  for (const size of [1, 7, 1024]) assert.deepEqual(await collect(reader.scan(inPieces(bytes, size))), whole);
  assert.deepEqual(await collect(reader.scan(new Blob([bytes]).stream())), whole);
});

test("a chunk of many megabytes on one line is read, and progress counts its bytes", async () => {
  const bytes = encoder.encode(`${"x".repeat(8_000_000)} ${gorilla} ${"y".repeat(8_000_000)}`);
  const progress = [];
  const hits = await collect(reader.scan(inPieces(bytes, bytes.length), { onProgress: (read) => progress.push(read) }));
  assert.deepEqual(hits.map(({ start, line }) => [start, line]), [[8_000_001, 1]]);
  assert.deepEqual(progress, [bytes.length]);
});

test("binary and ill-formed text is passed over", async () => {
  const bytes = new Uint8Array(1_000_000).map((_, i) => (i * 7919) >> 3);
  const end = encoder.encode(`\n${gorilla}`);
  const hits = await collect(reader.scan(inPieces(new Uint8Array([...bytes, 0xff, ...end]), 4099)));
  assert.equal(hits.at(-1).observation.code, 4001);
});

test("several scans at once do not disturb each other", async () => {
  const scans = [3001, 3002, 3003].map((code) => collect(reader.scan(inPieces(encoder.encode(`websocket: close ${code}\n`.repeat(50)), 10))));
  const found = await Promise.all(scans);
  assert.deepEqual(found.map((hits) => [...new Set(hits.map(({ observation }) => observation.code))]), [[3001], [3002], [3003]]);
  assert.ok(found.every((hits) => hits.length === 50));
});

test("a signal ends a scan, also while it waits, and the stream is told", async () => {
  let cancelled;
  const silent = new ReadableStream({ cancel: (reason) => (cancelled = reason) });
  const controller = new AbortController();
  const scan = collect(reader.scan(silent, { signal: controller.signal }));
  controller.abort(new Error("enough"));
  await assert.rejects(scan, { message: "enough" });
  assert.equal(cancelled?.message, "enough");
  await assert.rejects(collect(reader.scan(silent, { signal: AbortSignal.abort(new Error("early")) })), { message: "early" });
});

test("what is no stream of bytes is refused by name and place", async () => {
  for (const chunks of [undefined, 5, "text", {}]) {
    await assert.rejects(collect(reader.scan(chunks)), (error) => error instanceof CloseCodeError && error.code === "NOT_A_STREAM");
  }
  async function* texts() {
    yield encoder.encode("fine");
    yield "text";
  }
  await assert.rejects(collect(reader.scan(texts())), (error) => error.code === "NOT_BYTES" && error.path === "chunks[1]");
});

test("an error of the stream reaches the reader of the hits after the hits before it", async () => {
  async function* breaking() {
    yield encoder.encode(`${gorilla}\n`);
    throw new Error("truncated");
  }
  const seen = [];
  await assert.rejects(async () => {
    for await (const hit of reader.scan(breaking())) seen.push(hit);
  }, { message: "truncated" });
  assert.equal(seen.length, 1);
});

test("the plain JavaScript and the baseline WebAssembly read as the one with vector instructions does", async () => {
  const glue = await import("../../web/generated/read-glue.js");
  const { bytes } = await import("../../web/generated/read-bytes.js");
  const plain = await import("../../web/generated/read-plain.js");
  const module = await WebAssembly.compile(bytes());
  const printErr = () => {};
  const baseline = await new Promise((resolve) => {
    const instantiateWasm = (imports, receive) => {
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module));
      return {};
    };
    glue.default({ instantiateWasm, printErr }).then(resolve);
  });
  const raws = [baseline, await plain.default({ printErr })];
  const text = readFileSync(new URL("../read/vectors/gorilla.jsonl", import.meta.url), "utf8");
  const expected = reader.read(text).map(({ observation }) => observation);
  assert.ok(expected.length > 30);
  for (const raw of raws) {
    const hits = JSON.parse(raw.read(text));
    assert.deepEqual(hits.map(({ observation }) => observation), expected);
  }
});

test("a module that is none is a failed load, which may be tried again", async () => {
  const fresh = await import(`${import.meta.resolve("closecode/read")}?fresh`);
  await assert.rejects(fresh.loadReader({ module: new Uint8Array([1, 2, 3]), fallback: "throw" }), { code: "LOAD_FAILED" });
  const plain = await fresh.loadReader({ module: new Uint8Array([1, 2, 3]) });
  assert.equal(plain.read("1006")[0].observation.code, 1006);
});

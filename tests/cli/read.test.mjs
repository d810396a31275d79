import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { closecode } from "./run.mjs";

const folder = mkdtempSync(join(tmpdir(), "closecode-read-"));
after(() => rmSync(folder, { recursive: true }));
const file = (name, content) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const log = `INFO server up on port 4001
[ws] 7f3a closed code=4001 reason="token expired"
read: websocket: close 1006 (abnormal closure): unexpected EOF
websockets.exceptions.ConnectionClosedError: sent 1011 (internal error) keepalive ping timeout; no close frame received
WebSocket connection to 'wss://example.com/live' failed: Error during WebSocket handshake: Unexpected response code: 502
connection closed after 1000 ms
`;
const lines = ({ stdout }) => stdout.trim().split("\n").map((line) => JSON.parse(line));

test("every close of a log is told with its line, its direction and its cause, and all are summed up", async () => {
  const { status, stdout, stderr } = await closecode(["read", file("server.log", log)]);
  assert.equal(status, 0);
  assert.equal(stderr, "");
  for (const part of ["server.log:2  4001", "server.log:3  1006", "server.log:4  1011  sent", "server.log:5", "Closes found: 4", "idle/keepalive-timeout", "handshake/http-5xx"]) {
    assert.ok(stdout.includes(part), part);
  }
});

test("JSON has one hit to a line with its observation, and ends with the figures", async () => {
  const all = lines(await closecode(["read", "--json"], { input: log }));
  const { summary } = all.pop();
  assert.deepEqual(all.map(({ line }) => line), [2, 3, 4, 5]);
  assert.equal(all[2].observation.reason, "keepalive ping timeout");
  assert.equal(summary.hits, 4);
  assert.equal(summary.bytes, Buffer.byteLength(log));
  assert.deepEqual(summary.codes, { 1006: 2, 1011: 1, 4001: 1 });
});

test("gzip is unpacked, from a file and from standard input", async () => {
  const packed = gzipSync(log);
  for (const result of [await closecode(["read", "--json", file("server.log.gz", packed)]), await closecode(["read", "--json"], { input: packed })]) {
    assert.equal(result.status, 0);
    assert.equal(lines(result).at(-1).summary.hits, 4);
  }
});

test("a log without a close exits with 1", async () => {
  const { status, stdout } = await closecode(["read"], { input: "process exited with code 1001\nlistening on :4001\n" });
  assert.equal(status, 1);
  assert.ok(stdout.includes("Closes found: 0"));
});

test("what cannot be read to its end exits with 2, says why, and reports what was found until then", async () => {
  // Longer than what is read at a time, so that the fault comes after closes that were found.
  const long = log.repeat(4_000);
  const packed = gzipSync(long, { level: 1 });
  const unreadable = file("secret.log", log);
  chmodSync(unreadable, 0o000);
  mkdirSync(join(folder, "logs"));
  const cases = [
    [file("cut.log.gz", packed.subarray(0, packed.length - 200)), "ends too early", true],
    [file("binary.bin", Buffer.concat([Buffer.from(long), Buffer.from([0, 1, 2])])), "binary", true],
    [file("latin1.log", Buffer.concat([Buffer.from(log), Buffer.from([0xe9, 0x0a]), Buffer.from(log)])), "not valid UTF-8", true],
    [file("damaged.log.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6])), "damaged gzip", false],
    [join(folder, "missing.log"), "does not exist", false],
    [join(folder, "logs"), "is a directory", false],
  ];
  // Root may read everything.
  if (process.getuid?.() !== 0) cases.push([unreadable, "no permission", false]);
  for (const [path, why, found] of cases) {
    const { status, stdout, stderr } = await closecode(["read", "--json", path]);
    assert.equal(status, 2, path);
    assert.ok(stderr.includes(why) && stderr.includes(path), stderr);
    const { summary } = JSON.parse(stdout.trim().split("\n").at(-1));
    assert.equal(summary.hits > 0, found, path);
  }
});

test("one fault does not keep the other files from being read", async () => {
  const all = lines(await closecode(["read", "--json", join(folder, "missing.log"), file("second.log", log)]));
  assert.equal(all.at(-1).summary.hits, 4);
});

test("a reason cannot control the terminal", async () => {
  const { stdout } = await closecode(["read"], { input: 'ws closed code=4001 reason="\u001b[2J\u202eevil"\n' });
  assert.ok(!/[\u001b\u202e]/u.test(stdout));
});

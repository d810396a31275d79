#!/usr/bin/env node
/**
 * Reads a log with one close every 1,000 lines, natively, through WebAssembly and with ripgrep, which looks for the same
 * cues, all in one run and in processor time, which a busy machine changes least; then shows that the time grows with the length, from 1 MB on. Part of `npm run bench`; alone:
 *   node tests/bench/reading.mjs [LARGEST_MB]     (default 1024)
 * Needs `.ci/setup bench` and the release build.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadReader } from "closecode/read";

const root = fileURLToPath(new URL("../../", import.meta.url));
const binary = `${root}build/release/tests/read_bench`;
const paths = ["/api/users", "/static/app.js", "/login", "/metrics", "/api/orders/1006", "/img/logo.png"];
const runs = 3;

/** A hundred thousand lines, the same each time, as one piece that a log of any size repeats. */
function makeBlock() {
  let state = 1;
  const next = (below) => (state = (state * 48271) % 2147483647) % below;
  const line = (i) =>
    i % 1000 === 500
      ? `2026-11-22T10:00:${i % 60} ERROR ws: read: websocket: close 1006 (abnormal closure): unexpected EOF`
      : `10.0.${next(256)}.${next(256)} - - [22/Nov/2026:10:00:00 +0000] "GET ${paths[next(paths.length)]} HTTP/1.1" 200 ${next(99999)} "-" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36" rt=0.${next(1000)}`;
  return Buffer.from(`${Array.from({ length: 100_000 }, (_, i) => line(i)).join("\n")}\n`);
}

const block = makeBlock();

function* blocks(megabytes) {
  let left = megabytes * 1_000_000;
  for (; left > 0; left -= block.length) yield left < block.length ? block.subarray(0, left) : block;
}

/** Feeds a program its input and gives what it printed. */
async function feed([file, ...args], megabytes) {
  const child = spawn(file, args, { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  for (const output of [child.stdout, child.stderr]) output.on("data", (chunk) => (said += chunk));
  for (const bytes of blocks(megabytes)) if (!child.stdin.write(bytes)) await once(child.stdin, "drain");
  child.stdin.end();
  await once(child, "close");
  return said;
}

const native = async (megabytes) => JSON.parse(await feed([binary], megabytes));

async function webAssembly(megabytes) {
  const reader = await loadReader();
  let closes = 0;
  async function* chunks() {
    for (const bytes of blocks(megabytes)) for (let at = 0; at < bytes.length; at += 1 << 18) yield bytes.subarray(at, at + (1 << 18));
  }
  const begin = process.cpuUsage();
  for await (const _ of reader.scan(chunks())) closes += 1;
  const { user, system } = process.cpuUsage(begin);
  return { closes, seconds: (user + system) / 1e6 };
}

/** The prefilter's cues as ripgrep takes them; the shell tells its time. */
async function ripgrep(megabytes) {
  const { prefilter } = JSON.parse(readFileSync(`${root}core/data/cues.json`, "utf8"));
  const cues = prefilter.flatMap((cue) => ["-e", cue.of ?? cue]);
  const timed = ["bash", "-c", 'TIMEFORMAT="seconds %U %S"; time rg "$@"', "rg"];
  const said = await feed([...timed, "--count", "--ignore-case", "--fixed-strings", "--no-config", ...cues], megabytes);
  const [, user, system] = /^seconds (\S+) (\S+)$/mu.exec(said) ?? [];
  if (user === undefined) throw new Error(`ripgrep said ${said}`);
  return { seconds: Number(user) + Number(system) };
}

async function best(measure, megabytes) {
  let rate = 0;
  for (let i = 0; i < runs; i += 1) rate = Math.max(rate, megabytes / (await measure(megabytes)).seconds);
  return rate;
}

/** MB/s of each. */
export async function measureReading() {
  const megabytes = 200;
  return { native: await best(native, megabytes), webAssembly: await best(webAssembly, megabytes), ripgrep: await best(ripgrep, megabytes) };
}

/**
 * Lengths from 1 MB on, each four times the one before, and how long both took.
 * @param {number} largest megabytes
 * @throws {Error} when both find different closes
 */
export async function measureGrowth(largest) {
  const rows = [];
  for (let megabytes = 1; megabytes <= largest; megabytes *= 4) {
    const [inNative, inWebAssembly] = [await native(megabytes), await webAssembly(megabytes)];
    if (inNative.closes !== inWebAssembly.closes) {
      throw new Error(`in ${megabytes} MB native found ${inNative.closes} closes, WebAssembly ${inWebAssembly.closes}`);
    }
    rows.push({ megabytes, closes: inNative.closes, native: inNative.seconds, webAssembly: inWebAssembly.seconds });
  }
  return rows;
}

/** How much more the longest text took for each byte than one of a sixteenth: 1 when time grows with the length. */
export const growthOf = (rows, name) => rows.at(-1)[name] / rows.at(-3)[name] / (rows.at(-1).megabytes / rows.at(-3).megabytes);

export function growthReport(rows) {
  const cell = (value, width) => String(value).padStart(width);
  const time = (seconds, megabytes) => `${cell(seconds.toFixed(3), 9)} s ${cell((megabytes / seconds).toFixed(0), 5)} MB/s`;
  return ["Reading a log with a close every 1,000 lines: native, then WebAssembly", ...rows.map((row) =>
    `${cell(row.megabytes, 6)} MB ${cell(row.closes, 6)} closes ${time(row.native, row.megabytes)} ${time(row.webAssembly, row.megabytes)}`)].join("\n");
}

async function main(largest) {
  for (const [name, rate] of Object.entries(await measureReading())) console.log(`${name.padEnd(12)} ${rate.toFixed(0).padStart(6)} MB/s`);
  console.log(growthReport(await measureGrowth(largest)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(Number(process.argv[2] ?? 1024));

#!/usr/bin/env node
/**
 * Prints the budgets as a table: what was measured in this run beside what must hold and what is aimed at.
 * Times are ratios against a peer of the same run where the machine's speed would decide them. Exit status 1 when a
 * "must" is missed. Never part of the tests: a slow machine is no fault of the code.
 *   node tests/bench/run.mjs [--long]     reads up to 1 GB of a log instead of 256 MB
 */
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fitReport, measureDiagnosis } from "./diagnosis.mjs";
import { measureInstall } from "./install-cost.mjs";
import { measureLanguage, measureLoad } from "./load-time.mjs";
import { measureLookup } from "./lookup.mjs";
import { growthOf, growthReport, measureGrowth, measureReading } from "./reading.mjs";
import { addedSize, brotli, exportSize, gzip, importSize } from "./sizes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = (name) => join(root, "dist", name);

const kilobytes = { show: (bytes) => `${(bytes / 1000).toFixed(1)} KB`, unit: 1000 };
const milliseconds = { show: (ms) => `${ms.toFixed(1)} ms`, unit: 1 };
const microseconds = { show: (ns) => `${(ns / 1000).toFixed(3)} µs`, unit: 1000 };
/** Of seconds of processor time for a megabyte, so that less is better here too. */
const megabytesPerSecond = { show: (seconds) => `${(1 / seconds).toFixed(0)} MB/s`, unit: 1 };
const factor = { show: (ratio) => `${ratio.toFixed(2)}x`, unit: 1 };
const times = { show: (ratio) => `${ratio.toFixed(1)}x`, unit: 1 };

async function sizes({ tag, bytes, count }) {
  const whole = await exportSize(dist("index.js"), "load");
  return [
    ["import {load}, WebAssembly and English, causes and all, brotli 11", whole, 52, 40, kilobytes],
    ["plain JavaScript and English, causes and all, brotli 11", await exportSize(dist("js.js"), "load"), 63, 63, kilobytes],
    ["closecode/overlay, WebAssembly and English, brotli 11", await exportSize(dist("overlay.js"), "installOverlay"), 62, 48, kilobytes],
    ["closecode/elements without the engine, brotli 11", addedSize(dist("elements.js"), dist("index.js")), 12, 12, kilobytes],
    ["closecode/codes, brotli 11", importSize(dist("codes.js")), 1.5, 1, kilobytes],
    [`largest of ${count} language packs (${tag}), brotli 11`, bytes, 16, 16, kilobytes],
  ];
}

/** The language whose pack weighs most. */
function largestPack() {
  const packs = readdirSync(dist("languages")).filter((file) => file.endsWith(".js"));
  const [tag, bytes] = packs
    .map((file) => [file.slice(0, -".js".length), brotli(readFileSync(dist(`languages/${file}`)))])
    .reduce((most, pack) => (pack[1] > most[1] ? pack : most));
  return { tag, bytes, count: packs.length };
}

function native() {
  const output = execFileSync(join(root, "build/release/tests/core_bench"), { encoding: "utf8" });
  const measured = new Map(output.trim().split("\n").map((line) => JSON.parse(line)).map(({ name, ns }) => [name, ns]));
  return [
    ["native explain, Release", measured.get("native explain"), 1, 0.2, microseconds],
    ["native compare, Release", measured.get("native compare"), 20, 5, microseconds],
    ["native diagnose, Release", measured.get("native diagnose"), 20, 10, microseconds],
  ];
}

function reading({ native, webAssembly, ripgrep }, growth) {
  return [
    ["closecode/read, native", 1 / native, 1 / 500, 1 / 500, megabytesPerSecond],
    ["closecode/read, WebAssembly", 1 / webAssembly, 1 / 200, 1 / 200, megabytesPerSecond],
    [`native to ripgrep with the same cues (${ripgrep.toFixed(0)} MB/s), time`, ripgrep / native, 2, 1, factor],
    [`time for a byte of ${growth.at(-1).megabytes} MB to that of ${growth.at(-3).megabytes} MB, native`, growthOf(growth, "native"), 1.5, 1.2, factor],
    ["the same, WebAssembly", growthOf(growth, "webAssembly"), 1.5, 1.2, factor],
  ];
}

const { values: options } = parseArgs({ options: { long: { type: "boolean", default: false } } });
const largest = largestPack();
const lookup = await measureLookup();
const growth = await measureGrowth(options.long ? 1024 : 256);
const rows = [
  ...(await sizes(largest)),
  ["installOverlay() on a page that sees no close, Chromium", await measureInstall(), 5, 1, milliseconds],
  ["load + first explain, Chromium, warm cache", await measureLoad(), 20, 8, milliseconds],
  [`addLanguage (${largest.tag}), Chromium`, await measureLanguage(largest.tag), 5, 2, milliseconds],
  [`explain(1006) again (${lookup.explain.toFixed(1)} ns) to a Map lookup of the package statuses' codes (${lookup.map.toFixed(1)} ns)`, lookup.explain / lookup.map, 3, 1, times],
  ...native(),
  ["diagnose through WebAssembly", await measureDiagnosis(), 100, 50, microseconds],
  ...reading(await measureReading(), growth),
];

/** Of version 1.0.0, from the built files in its repository; it has no engine and asks a server for every card. */
const peer = { name: "statuscodefyi-embed", gzip: 11_527, source: "https://github.com/fyipedia/statuscodefyi-embed" };

let missed = 0;
const table = rows.map(([what, value, must, aim, { show, unit }]) => {
  const verdict = value <= aim * unit ? "aim met" : value <= must * unit ? "must met" : "MISSED";
  if (verdict === "MISSED") missed += 1;
  return [what, show(value), show(must * unit), show(aim * unit), verdict];
});
const header = ["what", "measured", "must", "aim", ""];
const widths = header.map((_, column) => Math.max(...[header, ...table].map((row) => row[column].length)));
const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
console.log([line(header), line(widths.map((width) => "-".repeat(width))), ...table.map(line)].join("\n"));
console.log(`\nFor comparison, gzip: closecode/elements without the engine ${kilobytes.show(addedSize(dist("elements.js"), dist("index.js"), gzip))}, ${peer.name} ${kilobytes.show(peer.gzip)} (${peer.source})`);
console.log(`\n${await fitReport()}\n\n${growthReport(growth)}`);
if (missed > 0) {
  console.error(`${missed} budget(s) missed`);
  process.exitCode = 1;
}

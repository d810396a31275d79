#!/usr/bin/env node
/**
 * Prints the budgets as a table: what was measured in this run beside what must hold and what is aimed at.
 * Times are ratios against a peer of the same run where the machine's speed would decide them. Exit status 1 when a
 * "must" is missed. Never part of the tests: a slow machine is no fault of the code.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fitReport, measureDiagnosis } from "./diagnosis.mjs";
import { measureLoad } from "./load-time.mjs";
import { measureLookup } from "./lookup.mjs";
import { brotli, exportSize, importSize } from "./sizes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = (name) => join(root, "dist", name);

const kilobytes = { show: (bytes) => `${(bytes / 1000).toFixed(1)} KB`, unit: 1000 };
const milliseconds = { show: (ms) => `${ms.toFixed(1)} ms`, unit: 1 };
const microseconds = { show: (ns) => `${(ns / 1000).toFixed(3)} µs`, unit: 1000 };
const times = { show: (ratio) => `${ratio.toFixed(1)}x`, unit: 1 };

async function sizes() {
  const whole = await exportSize(dist("index.js"), "load");
  return [
    ["import {load}, WebAssembly and English, causes and all, brotli 11", whole, 52, 40, kilobytes],
    ["plain JavaScript and English, causes and all, brotli 11", await exportSize(dist("js.js"), "load"), 63, 63, kilobytes],
    ["closecode/codes, brotli 11", importSize(dist("codes.js")), 1.5, 1, kilobytes],
    ["language pack ja, brotli 11", brotli(readFileSync(dist("languages/ja.js"))), 16, 16, kilobytes],
  ];
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

const lookup = await measureLookup();
const rows = [
  ...(await sizes()),
  ["load + first explain, Chromium, warm cache", await measureLoad(), 20, 8, milliseconds],
  [`explain(1006) again (${lookup.explain.toFixed(1)} ns) to a Map lookup of the package statuses' codes (${lookup.map.toFixed(1)} ns)`, lookup.explain / lookup.map, 3, 1, times],
  ...native(),
  ["diagnose through WebAssembly", await measureDiagnosis(), 100, 50, microseconds],
];

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
console.log(`\n${await fitReport()}`);
if (missed > 0) {
  console.error(`${missed} budget(s) missed`);
  process.exitCode = 1;
}

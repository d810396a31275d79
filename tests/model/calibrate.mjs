#!/usr/bin/env node
/**
 * Fits the weights of the rules to the recordings that are not held back:
 *   node tests/model/calibrate.mjs [--write]
 * Needs build/release (npm run bench builds it). The weights that people set are the starting point and pull back:
 * 210 recordings of one laboratory say less about the world than its sources do. A weight moves by at most one half,
 * and a fit that makes the model sure where browsers hide the difference is thrown away.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { acceptedMass, isHeldBack, readRecordings, report } from "./metrics.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rulesFolder = join(root, "core", "data", "rules");
const rounds = 200;
const step = 0.5;
/** What a weight costs that moves by 1, beside a mean log loss of about 1. */
const pull = 0.15;
const farthest = 0.5;
/** The first cause of a failed handshake without a probe may not be surer. */
const mostInDoubt = 0.4;

const { causes, rules } = JSON.parse(readFileSync(join(root, "build", "release", "baked", "facts.json"), "utf8")).model;
const ids = causes.map(({ id }) => id);

function replay(recordings) {
  const input = recordings.map((recording) => `${JSON.stringify(recording)}\n`).join("");
  const { stdout, status } = spawnSync(join(root, "build", "release", "tests", "model_replay"), { input, encoding: "utf8" });
  if (status !== 0) throw new Error("build/release/tests/model_replay failed");
  const lines = stdout.trim().split("\n").map((line) => JSON.parse(line));
  return recordings.map((recording, i) => ({ recording, fired: lines[i].fired, causes: lines[i].causes }));
}

/** Every effect of every rule that fires somewhere: a run of causes whose weight may move. */
const runs = rules.flatMap((rule) => rule.effects.map((effect, place) => ({ ...effect, rule: rule.id, place, moved: 0 })));
const runsOf = new Map(rules.map(({ id }) => [id, runs.filter((run) => run.rule === id)]));

/** Probabilities of all causes with the weights as moved so far; the rest to 1 is "something else". */
function probabilities(fired) {
  const scores = causes.map(({ prior }) => prior);
  for (const run of fired.flatMap((id) => runsOf.get(id))) {
    for (let i = run.first; i < run.first + run.count; i++) scores[i] += run.tenths / 10 + run.moved;
  }
  const powers = scores.map((score) => Math.exp(score));
  const sum = 1 + powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** All causes, also those too small to be named: a fit needs to see them. */
const listed = (row) => probabilities(row.fired).map((p, i) => [ids[i], Math.min(p, 0.99)]).sort(([, a], [, b]) => b - a);

function fit(rows) {
  for (let round = 0; round < rounds; round++) {
    const slopes = new Map();
    for (const { recording, fired } of rows) {
      const p = probabilities(fired);
      const accepted = p.map((value, i) => (acceptedMass(recording, [[ids[i], 1]]) > 0 ? value : 0));
      const mass = accepted.reduce((sum, value) => sum + value, 0);
      for (const run of fired.flatMap((id) => runsOf.get(id))) {
        let slope = 0;
        for (let i = run.first; i < run.first + run.count; i++) slope += accepted[i] / mass - p[i];
        slopes.set(run, (slopes.get(run) ?? 0) + slope / rows.length);
      }
    }
    for (const [run, slope] of slopes) {
      const next = run.moved + step * (slope - 2 * pull * run.moved);
      run.moved = Math.max(-farthest, Math.min(farthest, next));
    }
  }
  for (const run of runs) run.moved = Math.round(run.moved * 10) / 10;
}

function isHonest(rows) {
  const hidden = rows.filter(({ recording: { observation } }) => observation.opened === false && observation.code === 1006 && !observation.probe
    && !observation.protocolsRequested && !/:6000|\.invalid/u.test(observation.url) && observation.errored);
  return hidden.length > 20 && hidden.every((row) => listed(row)[0][1] <= mostInDoubt);
}

/** Puts the moved weights into the files, each number where it stood. */
function write() {
  for (const file of readdirSync(rulesFolder)) {
    const path = join(rulesFolder, file);
    const text = readFileSync(path, "utf8").replace(/("id": "([^"]+)"[^]*?"effects": )(\{[^}]*\})/gu, (whole, before, id, effects) => {
      const moved = runsOf.get(id) ?? [];
      if (!moved.some((run) => run.moved !== 0)) return whole;
      const patterns = Object.entries(JSON.parse(effects)).sort(([a], [b]) => Number(b.endsWith("*")) - Number(a.endsWith("*")));
      const next = Object.fromEntries(patterns.map(([pattern, weight], place) => [pattern, Math.round((weight + moved[place].moved) * 10) / 10]));
      // A weight beside its phase's is written as the difference, so what the phase moved by comes on top.
      for (const [pattern] of patterns.filter(([name]) => !name.endsWith("*"))) {
        const phase = patterns.findIndex(([name]) => name.endsWith("*") && pattern.startsWith(name.slice(0, -1)));
        if (phase >= 0) next[pattern] = Math.round((next[pattern] + moved[phase].moved) * 10) / 10;
      }
      const inOrder = Object.keys(JSON.parse(effects)).map((pattern) => `${JSON.stringify(pattern)}: ${next[pattern]}`);
      return `${before}{ ${inOrder.join(", ")} }`;
    });
    writeFileSync(path, text);
  }
}

const rows = replay(readRecordings());
const parts = { fitted: rows.filter(({ recording }) => !isHeldBack(recording)), "held back": rows.filter(({ recording }) => isHeldBack(recording)), all: rows };
console.log("As the weights are:\n");
const diagnosed = (part) => part.map((row) => ({ ...row, causes: listed(row) }));
const listedParts = () => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, diagnosed(part)]));
console.log(report(listedParts()));
fit(parts.fitted);
const changed = runs.filter(({ moved }) => moved !== 0);
console.log(`\nFitted, ${changed.length} weights moved:\n`);
console.log(report(listedParts()));
if (!isHonest(rows)) {
  console.error("The fit is surer than a browser lets anyone be; nothing is written.");
  process.exitCode = 1;
} else if (process.argv.includes("--write")) {
  write();
}

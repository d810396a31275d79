/**
 * Runs real programs against real closes and adds what they print to tests/read/labelled/vectors, to be labelled by a person.
 *
 *   node tests/read/labelled/record/index.mjs [producer…]
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { startFaultServer } from "../../../lab/server/fault-server.mjs";
import { takePort } from "../../../support/ports.mjs";
import { neutral } from "./neutral.mjs";

const MAX_PER_SHAPE = 6;

const folder = new URL("producers/", import.meta.url);
const known = readdirSync(folder).map((file) => file.replace(/\.mjs$/, ""));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`No such producer: ${unknown.join(", ")}. There are ${known.join(", ")}.`);

const faults = await startFaultServer();
const lab = { faults: `ws://${faults.authority}`, authority: faults.authority, refused: `ws://127.0.0.1:${await takePort()}` };
for (const name of wanted.length > 0 ? wanted : known) {
  const { record } = await import(new URL(`${name}.mjs`, folder).href);
  const { producer, lines } = await record(lab);
  const added = keep(name, producer, lines);
  console.log(`${name}: ${lines.length} lines printed, ${added} of them are new and wait for their label`);
}
await faults.close();
process.exit(0);

/**
 * A line is new when no kept line differs from it only in numbers; of lines that do, a few are enough.
 *
 * @param {string} name
 * @param {string} producer
 * @param {readonly string[]} lines
 */
function keep(name, producer, lines) {
  const file = new URL(`../vectors/${name}.jsonl`, import.meta.url);
  const kept = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  const texts = new Set(kept.map((line) => JSON.parse(line).text));
  /** @type {Map<string, number>} */
  const shapes = new Map();
  const count = (/** @type {string} */ text) => {
    const shape = text.replaceAll(/\d+/g, "0").replaceAll(/[^\x20-\x7e]+/g, "x");
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    return shapes.get(shape) ?? 0;
  };
  for (const text of texts) count(text);
  const before = kept.length;
  for (const text of lines.map(neutral)) {
    if (/^\s*$/.test(text) || texts.has(text) || count(text) > MAX_PER_SHAPE) continue;
    texts.add(text);
    kept.push(JSON.stringify({ producer, text, hits: null }));
  }
  writeFileSync(file, `${kept.join("\n")}\n`);
  return kept.length - before;
}

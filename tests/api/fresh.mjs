/** The package with a state of its own, as a page has it that was just opened: entries share their chunks, so all are copied. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const copies = mkdtempSync(join(tmpdir(), "closecode-fresh-"));
after(() => rmSync(copies, { recursive: true }));

/** @param {string} entry such as "closecode" */
export async function fresh(entry) {
  const file = fileURLToPath(import.meta.resolve(entry));
  const folder = mkdtempSync(join(copies, "copy-"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  for (const name of readdirSync(dirname(file)).filter((one) => one.endsWith(".js"))) {
    copyFileSync(join(dirname(file), name), join(folder, name));
  }
  return import(pathToFileURL(join(folder, basename(file))).href);
}

/** What the baker says to the data after an edit. */
import assert from "node:assert/strict";
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const data = fileURLToPath(new URL("../../core/data", import.meta.url));
/** The languages that an edit is looked at in. The others are read the same way, which takes most of the time. */
const languages = ["en.po", "ja.po"];

/**
 * @param {(change: (name: string, changed: (text: string) => string) => void) => void} edit is given a function that
 *   replaces the text of one file
 * @param {(folder: string) => unknown} read is given a folder like core/data that has the changed files
 * @returns {string | undefined} the message of the fault that `read` finds
 */
export function faultOf(edit, read) {
  const folder = mkdtempSync(join(tmpdir(), "closecode-data-"));
  try {
    linkAll(data, folder);
    own(folder, "languages", languages);
    edit((name, changed) => {
      own(folder, dirname(name));
      const file = join(folder, name);
      const before = readFileSync(file, "utf8");
      const after = changed(before);
      assert.notEqual(after, before, "the edit changed nothing");
      rmSync(file);
      writeFileSync(file, after);
    });
    read(folder);
    return undefined;
  } catch (error) {
    assert.equal(error.name, "DataError", error.stack);
    return error.message;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Fills a folder with links, which is faster than copies. */
function linkAll(from, to, names = readdirSync(from)) {
  for (const name of names) symlinkSync(join(from, name), join(to, name));
}

/** Makes a folder in the place of the link to one, so that a file in it can be another. */
function own(folder, name, names) {
  const path = join(folder, name);
  if (name === "." || !lstatSync(path).isSymbolicLink()) return;
  rmSync(path);
  mkdirSync(path);
  linkAll(join(data, name), path, names);
}

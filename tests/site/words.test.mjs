/** The words of the site itself. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { filesUnder } from "../../.ci/files.mjs";

const site = fileURLToPath(new URL("../../web/site", import.meta.url));
const keys = [...readFileSync(`${site}/languages/en.po`, "utf8").matchAll(/^msgctxt "(.+)"$/gm)].map(([, key = ""]) => key);

test("Every text of the site is used by it", () => {
  const sources = filesUnder(site, /\.(ts|mjs)$/).filter((name) => !name.includes("generated"));
  const all = sources.map((name) => readFileSync(name, "utf8")).join("\n");
  // Texts whose key ends in a value are asked for by template, e.g. word(`severity.${severity}`).
  const templates = [...all.matchAll(/`([a-z.]+\.)\$\{/g)].map(([, prefix = ""]) => prefix);
  const unused = keys.filter((key) => !all.includes(`"${key}"`) && !templates.some((prefix) => key.startsWith(prefix)));
  assert.deepEqual(unused, []);
});

/** Putting a new build in the place of the one that a server is reading. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { replaceFolder } from "../../web/replace-folder.mjs";
import { takePort } from "../support/ports.mjs";

const folder = mkdtempSync(join(tmpdir(), "replace-folder-test-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {Record<string, string>} files */
function made(name, files) {
  const root = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** @param {string} root @returns {Record<string, string>} */
function contents(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

test("The folder has afterwards what the new one had, and nothing else but what is to be kept", () => {
  const to = made("old", { "index.html": "old", "gone.html": "old", "a/gone/b.js": "old", "site/index.html": "kept" });
  const from = made("new", { "index.html": "new", "a/c.js": "new" });
  replaceFolder({ from, to, keep: ["site"] });
  assert.deepEqual(contents(to), { "a/c.js": "new", "index.html": "new", "site/index.html": "kept" });
  assert.deepEqual([existsSync(from), existsSync(join(to, "a/gone"))], [false, false]);
});

test("A folder that is not there yet is made", () => {
  const to = join(folder, "fresh", "site");
  replaceFolder({ from: made("first", { "index.html": "new" }), to });
  assert.deepEqual(contents(to), { "index.html": "new" });
});

/** Runs in a process of its own: builds the site again and again, until it is told to end. */
const BUILDING = `
import { mkdirSync, writeFileSync } from "node:fs";
import { replaceFolder } from "${new URL("../../web/replace-folder.mjs", import.meta.url)}";
process.stdin.on("data", () => process.exit()).resume();
let build = 0;
(function next() {
  build += 1;
  mkdirSync("next/ja", { recursive: true });
  for (const path of ["index.html", "ja/index.html", "app.js", \`chunk-\${build}.js\`]) writeFileSync("next/" + path, String(build));
  replaceFolder({ from: "next", to: "served" });
  if (build === 1) console.log("ready");
  setImmediate(next);
})();
`;

test("A server that is asked meanwhile has every page at every moment", async () => {
  const builder = spawn(process.execPath, ["--input-type=module", "--eval", BUILDING], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  await once(builder.stdout, "data");
  const site = await startSiteServer({ mounts: [{ prefix: "/", folder: join(folder, "served") }], port: await takePort() });
  const seen = new Set();
  while (seen.size < 20) {
    for (const path of ["", "ja/", "app.js"]) {
      const answer = await fetch(`${site.url}/${path}`);
      assert.equal(answer.status, 200, path);
      seen.add(await answer.text());
    }
  }
  assert.equal(builder.exitCode, null, "the builder is still at work");
  builder.stdin.write("end");
  await once(builder, "exit");
  await site.close();
});

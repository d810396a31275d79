import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { startSiteServer } from "../../../web/demo/site-server.mjs";
import { takePort } from "../../support/ports.mjs";
import { exchange } from "./client.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "site-server-test-"));
const site = path.join(folder, "site");
const library = path.join(folder, "library");
/** @type {Awaited<ReturnType<typeof startSiteServer>>} */
let server;

before(async () => {
  for (const made of [site, path.join(site, "ja"), path.join(site, "empty"), library]) mkdirSync(made);
  writeFileSync(path.join(folder, "secret.txt"), "secret");
  writeFileSync(path.join(site, "index.html"), "<title>start</title>");
  writeFileSync(path.join(site, "ja", "index.html"), "<title>開始</title>");
  writeFileSync(path.join(site, ".hidden"), "secret");
  writeFileSync(path.join(site, "文字.txt"), "終");
  symlinkSync(path.join(folder, "secret.txt"), path.join(site, "link.txt"));
  for (const name of ["a.js", "a.mjs", "a.css", "a.wasm", "a.json", "a.svg", "a.png", "a.unknown"])
    writeFileSync(path.join(library, name), name);
  server = await startSiteServer({
    mounts: [
      { prefix: "/", folder: site },
      { prefix: "/closecode/", folder: library },
    ],
    port: await takePort(),
  });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** @param {string} target @param {RequestInit} [init] */
const get = (target, init) => fetch(server.url + target, { redirect: "manual", ...init });

/** fetch() tidies up paths before it sends them; this does not. @param {string} target */
const rawGet = async (target, host = "localhost") =>
  String(
    await exchange(server.port, [`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`]),
  );

test("A folder is answered with its index.html, also in the second mount", async () => {
  assert.equal(await (await get("/")).text(), "<title>start</title>");
  assert.equal(await (await get("/ja/?code=1006")).text(), "<title>開始</title>");
  assert.equal(await (await get("/closecode/a.js")).text(), "a.js");
  assert.equal(await (await get(`/${encodeURIComponent("文字")}.txt`)).text(), "終");
});

test("A folder without its slash is sent to the address with one", async () => {
  const { status, headers } = await get("/ja?x=1");
  assert.deepEqual([status, headers.get("location")], [308, "/ja/?x=1"]);
});

test("Every kind of file has its type", async () => {
  const types = {
    "a.js": "text/javascript; charset=utf-8",
    "a.mjs": "text/javascript; charset=utf-8",
    "a.css": "text/css; charset=utf-8",
    "a.wasm": "application/wasm",
    "a.json": "application/json; charset=utf-8",
    "a.svg": "image/svg+xml; charset=utf-8",
    "a.png": "image/png",
    "a.unknown": "application/octet-stream",
  };
  for (const [name, type] of Object.entries(types))
    assert.equal((await get(`/closecode/${name}`)).headers.get("content-type"), type);
});

test("The page is served under the strict policy, which lets it connect anywhere and load from nowhere else", async () => {
  const { headers } = await get("/");
  const policy = headers.get("content-security-policy") ?? "";
  assert.equal(
    policy,
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
      "connect-src 'self' ws: wss: http: https:; worker-src 'self'; manifest-src 'self'; font-src 'none'; base-uri 'none'; " +
      "form-action 'self'; " +
      "require-trusted-types-for 'script'",
  );
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
});

test("Another policy can be asked for, or none", async () => {
  for (const [policy, expected] of /** @type {const} */ ([
    ["default-src 'self'", "default-src 'self'"],
    ["", null],
  ])) {
    const other = await startSiteServer({
      mounts: [{ prefix: "/", folder: site }],
      policy: () => policy,
      port: await takePort(),
    });
    assert.equal((await fetch(other.url)).headers.get("content-security-policy"), expected);
    await other.close();
  }
});

test("A browser that has the file already is told so", async () => {
  const first = await get("/");
  const etag = first.headers.get("etag") ?? "";
  assert.equal(first.headers.get("cache-control"), "no-cache");
  const again = await get("/", { headers: { "If-None-Match": `"other", W/${etag}` } });
  assert.deepEqual([again.status, await again.text()], [304, ""]);
  assert.equal((await get("/", { headers: { "If-None-Match": '"other"' } })).status, 200);
});

test("What is long enough is compressed as the browser asks, and arrives as it was", async () => {
  const text = "closecode ".repeat(500);
  writeFileSync(path.join(library, "long.js"), text);
  for (const [accepted, encoding] of /** @type {const} */ ([["gzip, br", "br"], ["gzip", "gzip"], ["identity", null], ["br;q=0, gzip;q=0.5", "gzip"]])) {
    const answer = await get("/closecode/long.js", { headers: { "Accept-Encoding": accepted } });
    assert.equal(answer.headers.get("content-encoding"), encoding, accepted);
    assert.equal(answer.headers.get("vary"), "Accept-Encoding");
    assert.equal(await answer.text(), text);
    assert.ok(encoding === null || Number(answer.headers.get("content-length")) < 500);
  }
});

test("Somebody who looks for a page that is not there gets the site's own answer", async () => {
  assert.equal((await (await get("/nothing", { headers: { Accept: "text/html" } })).text()).trim(), "There is no such file.");
  writeFileSync(path.join(site, "404.html"), "<title>missing</title>");
  const answer = await get("/nothing", { headers: { Accept: "text/html" } });
  assert.deepEqual([answer.status, await answer.text()], [404, "<title>missing</title>"]);
  mkdirSync(path.join(site, "ja"), { recursive: true });
  writeFileSync(path.join(site, "ja", "404.html"), "<title>見つかりません</title>");
  for (const [address, title] of /** @type {const} */ ([["/ja/nothing", "見つかりません"], ["/ja/a/b/c/", "見つかりません"], ["/jam/nothing", "missing"], ["/nothing/ja/", "missing"]])) {
    const translated = await get(address, { headers: { Accept: "text/html" } });
    assert.deepEqual([translated.status, await translated.text()], [404, `<title>${title}</title>`], address);
  }
  assert.equal((await (await get("/nothing.js", { headers: { Accept: "*/*" } })).text()).trim(), "There is no such file.");
});

test("HEAD answers without a body, and other methods are refused", async () => {
  const head = await get("/", { method: "HEAD" });
  assert.deepEqual([head.status, head.headers.get("content-length"), await head.text()], [200, "20", ""]);
  const post = await get("/", { method: "POST", body: "x" });
  assert.deepEqual([post.status, post.headers.get("allow")], [405, "GET, HEAD"]);
});

for (const target of [
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/ja/../../secret.txt",
  "/ja/..%5c..%5csecret.txt",
  "/closecode/../../secret.txt",
  "/closecode/%2e%2e/secret.txt",
  "//secret.txt",
  "/link.txt",
  "/.hidden",
  "/%00",
  "/%",
  "/%ff",
  "/index.html/",
  "/empty/",
  "/missing",
  "/closecode",
  "http://localhost/index.html",
]) {
  test(`${target} is answered with 404`, async () => {
    const answer = await rawGet(target);
    assert.match(answer, /^HTTP\/1\.1 404 /);
    assert.ok(!answer.includes("secret"));
  });
}

test("A foreign name for this machine is refused", async () => {
  assert.match(await rawGet("/", "rebound.example"), /^HTTP\/1\.1 403 /);
  assert.match(await rawGet("/", "localhost:1"), /^HTTP\/1\.1 200 /);
});

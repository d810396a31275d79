import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browsers } from "../../browser/harness/index.mjs";
import { eventually } from "../../support/eventually.mjs";
import { takePort } from "../../support/ports.mjs";
import { install, run } from "../packed.mjs";
import { answered, folder, installTools } from "./tools.mjs";

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
let address;
/** @type {import("node:child_process").ChildProcess | undefined} */
let server;
after(() => server?.kill());

before(async () => {
  installTools();
  const project = install("next", {});
  cpSync(join(folder, "next-app", "app"), join(project, "app"), { recursive: true });
  // Next.js follows no link to itself or React; what these stand on may be linked.
  const own = ["next", "react", "react-dom"];
  for (const name of readdirSync(join(folder, "node_modules")).filter((one) => !one.startsWith("."))) {
    const [from, to] = [join(folder, "node_modules", name), join(project, "node_modules", name)];
    if (own.includes(name)) cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
  const next = join(project, "node_modules", "next", "dist", "bin", "next");
  run(process.execPath, [next, "build"], { cwd: project, env });
  const port = await takePort();
  server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], { cwd: project, env, stdio: "inherit" });
  address = `http://127.0.0.1:${port}`;
  await answered(`${address}/`, server);
});

test("a server component renders the engine's answer", async () => {
  assert.match(await (await fetch(`${address}/`)).text(), /<h1 id="server">Going Away<\/h1>/u);
});

test("a route on the edge runtime runs the module of the bundle", async () => {
  assert.equal(await (await fetch(`${address}/edge`)).text(), "wasm TLS Handshake Failure");
});

test("a client component runs the engine in Chromium", async () => {
  const browser = await browsers.chromium();
  after(() => browser.close());
  await browser.open(`${address}/`);
  const shown = () => browser.evaluate(() => document.getElementById("client")?.textContent);
  assert.equal(await eventually(shown, "the client component shows a cause"), "idle/proxy-timeout");
});

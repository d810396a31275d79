/** What Chromium writes to its console about each fault, and the lines of its NetLog that tell of a close. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { findExecutable } from "../../../../browser/harness/executable.mjs";
import { Workspace } from "../../../../browser/harness/workspace.mjs";
import { makeCertificates } from "../../../../lab/server/certificates.mjs";
import { startFaultServer } from "../../../../lab/server/fault-server.mjs";
import { eventually } from "../../../../support/eventually.mjs";
import { CLIENT_PATHS } from "../closes.mjs";

const WANTED = /"(WEBSOCKET_INVALID_FRAME|WEBSOCKET_UPGRADE_FAILURE|code)"|internal_reason|Error during WebSocket/;

/** @param {{faults: string, refused: string}} lab */
export async function record({ faults, refused }) {
  const workspace = new Workspace("record");
  const certificates = await makeCertificates(path.join(workspace.folder, "certificates"));
  const secure = await startFaultServer({ tls: certificates.expired });
  const netLog = path.join(workspace.folder, "netlog.json");
  const browser = await chromium.launch({
    executablePath: findExecutable("chromium", "chromium"),
    env: workspace.environment(),
    args: ["--no-sandbox", "--disable-gpu", `--log-net-log=${netLog}`, "--net-log-capture-mode=Everything", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
  /** @type {string[]} */
  const lines = [];
  const page = await browser.newPage();
  page.on("console", (message) => lines.push(message.text()));
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Log.enable");
  devTools.on("Log.entryAdded", ({ entry }) => lines.push(entry.text));
  await page.goto(faults.replace("ws:", "http:") + "/page/index.html");
  const urls = [
    ...CLIENT_PATHS.map((path) => faults + path),
    refused,
    "wss://nowhere.invalid/",
    `wss://${secure.authority}/close?code=1000`,
    faults.replace("ws:", "wss:") + "/close?code=1000",
    "ws://127.0.0.1:6667/",
  ];
  for (const url of urls) await page.evaluate(meet, url).catch((error) => lines.push(String(error)));
  await page.evaluate((url) => new WebSocket(url).close(), `${faults}/hang`);
  await eventually(() => lines.some((line) => line.includes("before the connection is established")), "Chromium tells of the last socket");
  const version = browser.version();
  await browser.close();
  const logged = readFileSync(netLog, "utf8").split("\n").filter((line) => WANTED.test(line) && line.length < 1_000);
  await secure.close();
  await workspace.dispose();
  return { producer: `Chromium ${version}`, lines: [...lines, ...logged] };
}

/**
 * Runs in the page, and logs as pages do.
 *
 * @param {string} url
 */
function meet(url) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.onclose = ({ code, reason, wasClean }) => {
      console.log("WebSocket closed", code, reason, wasClean);
      console.log(`[close] Connection closed cleanly=${wasClean}, code=${code} reason=${reason}`);
      console.log(JSON.stringify({ type: "close", target: "WebSocket", code, reason, wasClean }));
      resolve(undefined);
    };
  });
}

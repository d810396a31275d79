/** Archives that Playwright writes of what Chromium did: one entry for each WebSocket. */
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { findExecutable } from "../../browser/harness/executable.mjs";
import { Workspace } from "../../browser/harness/workspace.mjs";
import { takePort } from "../../support/ports.mjs";
import { ends } from "./cases.mjs";
import { steady } from "./run.mjs";

/** The archive of a page that opens one WebSocket, without the page's own entry. */
async function archiveOf(browser, url) {
  const workspace = new Workspace("read");
  const path = `${workspace.folder}/page.har`;
  const context = await browser.newContext({ recordHar: { path } });
  const page = await context.newPage();
  const closed = new Promise((resolve) => page.on("websocket", (socket) => socket.on("close", resolve)));
  await page.evaluate((address) => {
    const socket = new WebSocket(address);
    socket.onopen = () => socket.send("hello");
  }, url);
  await closed;
  await context.close();
  const archive = JSON.parse(readFileSync(path, "utf8"));
  await workspace.dispose();
  archive.log.entries = archive.log.entries.filter(({ request }) => request.url === url);
  return JSON.stringify(archive);
}

async function har(cases) {
  const browser = await chromium.launch({ executablePath: findExecutable("chromium", "chromium"), args: ["--no-sandbox"] });
  const vectors = [];
  try {
    // Chromium's archives have no Close frame, so only a handshake that failed is told.
    for (const { path, status } of ends.filter((end) => end.status)) {
      vectors.push({ case: path, text: steady(await archiveOf(browser, cases.url(path)), cases.authority), expect: { status, code: 1006, opened: false } });
    }
    const refused = `127.0.0.1:${await takePort()}`;
    vectors.push({ case: "/refused", text: steady(await archiveOf(browser, `ws://${refused}/refused`), refused), expect: { failure: "network/refused", code: 1006, opened: false } });
    return { version: browser.version(), vectors };
  } finally {
    await browser.close();
  }
}

export const archiveProducers = { "chromium-har": har };

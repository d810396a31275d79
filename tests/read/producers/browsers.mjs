/** Browsers: what stands in the console when a WebSocket fails. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import puppeteer from "puppeteer-core";
import { eventually } from "../../support/eventually.mjs";
import { takePort } from "../../support/ports.mjs";
import { Workspace } from "../../browser/harness/workspace.mjs";
import { findExecutable } from "../../browser/harness/executable.mjs";
import { ends } from "./cases.mjs";
import { steady } from "./run.mjs";

/** A page on loopback, from which loopback may be reached. */
async function startPage() {
  const server = createServer((_, response) => response.end("<!doctype html><title>page</title>"));
  server.listen(await takePort(), "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const fails = ({ status, drop }) => status !== undefined || drop;

/**
 * The console's lines about each URL.
 *
 * @param {readonly {url: string, isRefused?: boolean}[]} visits the browser has a line of its own about a refused one
 */
async function consoleLines(browser, visits) {
  const site = await startPage();
  try {
    const page = await browser.newPage();
    const heard = [];
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(String(error?.message ?? error)));
    await page.goto(site.url);
    const found = new Map();
    for (const { url, isRefused } of visits) {
      heard.length = 0;
      await page.evaluate((address) => new Promise((resolve) => {
        const socket = new WebSocket(address);
        socket.onclose = (event) => {
          console.log("socket closed", JSON.stringify({ code: event.code, reason: event.reason, wasClean: event.wasClean }));
          resolve();
        };
      }), url);
      const isHeard = (words) => heard.some((line) => line.includes(words));
      await eventually(() => isHeard("socket closed") && (!isRefused || isHeard("ws://")), `the console tells of ${url}`);
      found.set(url, [...heard]);
    }
    return found;
  } finally {
    site.close();
  }
}

const producer = (browserName, shape) => async (cases) => {
  const browser = await puppeteer.launch({
    browser: browserName, executablePath: browserName === "chrome" ? findExecutable("chromium", "chromium") : findExecutable("firefox", "firefox-esr"),
    headless: true, args: browserName === "chrome" ? ["--no-sandbox"] : [],
  });
  try {
    const refused = `ws://127.0.0.1:${await takePort()}/refused`;
    const found = await consoleLines(browser, [
      ...ends.map(({ path, status }) => ({ url: cases.url(path), isRefused: status !== undefined })),
      { url: refused, isRefused: true },
    ]);
    const vectors = [];
    const add = (name, url, expect, failed) => {
      for (const line of found.get(url)) {
        const isOwn = line.startsWith("socket closed");
        if (isOwn) vectors.push({ case: name, text: steady(line, cases.authority), expect: { code: failed ? 1006 : expect.code, ...(!failed && expect.reason && { reason: expect.reason }) } });
        else if (failed && line.includes("ws://")) vectors.push({ case: name, text: steady(line, cases.authority), expect: { ...expect, code: 1006, opened: false } });
      }
    };
    for (const end of ends) {
      const failed = fails(end);
      add(end.path, cases.url(end.path), failed ? (shape === "chrome" && end.status ? { status: end.status } : {}) : { code: end.code, reason: end.reason }, failed);
    }
    add("/refused", refused, shape === "chrome" ? { failure: "network/refused" } : {}, true);
    return { version: await browser.version(), vectors };
  } finally {
    await browser.close();
  }
};

/** The events of WebSockets and of the bytes below them, without the rest of a browser's life. */
function socketEvents(log) {
  const types = JSON.parse(/"logEventTypes":(\{[^}]*\})/u.exec(log)[1]);
  const wanted = new Set(Object.entries(types).filter(([name]) => /^WEBSOCKET_|^SOCKET_BYTES_/u.test(name)).map(([, type]) => type));
  return log.split("\n").filter((line) => wanted.has(Number(/"type":(\d+)\},?$/u.exec(line)?.[1])) && line.length < 1000);
}

/** Chromium's NetLog with raw bytes, one browser for each end. */
async function netLog(cases) {
  const vectors = [];
  let version = "";
  for (const end of ends.filter(({ path }) => /4001|4401|1011$|empty|drop|403/u.test(path))) {
    const workspace = new Workspace("read");
    const file = `${workspace.folder}/net.json`;
    const browser = await puppeteer.launch({
      executablePath: findExecutable("chromium", "chromium"), headless: true,
      args: ["--no-sandbox", `--log-net-log=${file}`, "--net-log-capture-mode=Everything"],
    });
    version = await browser.version();
    await consoleLines(browser, [{ url: cases.url(end.path) }]);
    await browser.close();
    const { path, code, reason, status } = end;
    const direction = code && code !== 1005 && code !== 1006 ? "received" : undefined;
    vectors.push({ case: path, text: steady(socketEvents(readFileSync(file, "utf8")).join("\n"), cases.authority), expect: { ...(code && { code }), ...(reason && { reason }), ...(status && { status }), ...(direction && { direction }) } });
    await workspace.dispose();
  }
  return { version, vectors };
}

export const browserProducers = { "chromium-netlog": netLog, chromium: producer("chrome", "chrome"), firefox: producer("firefox", "firefox") };

/**
 * "Diagnose your own": an address somebody enters is connected to and probed when they ask for it, and at no other time.
 */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { afterEach, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "../../web/demo/listen.mjs";
import { takePort } from "../support/ports.mjs";
import { browsers } from "./harness/index.mjs";
import { faultsOf, openPage, settled, startPage, textOf } from "./page-fixture.mjs";
import { assertAmong, liveSockets } from "./page-run-fixture.mjs";
import { withBrowser } from "./suite.mjs";
import { eventually, waitFor } from "./wait.mjs";

/**
 * Time in which a page that asks by itself would have done so. There is nothing that comes after such a request and could
 * be waited for; on a busy machine the page has less time to do wrong, and what it does right stays right.
 */
const QUIET_MS = 600;

/** A server that refuses every handshake and writes down who asked what. */
async function startRefusing() {
  /** @type {{method: string, upgrade: boolean, cookie: string | undefined, referer: string | undefined, url: string}[]} */
  const seen = [];
  const note = (/** @type {import('node:http').IncomingMessage} */ { method = "", url = "", headers }) =>
    seen.push({ method, url, upgrade: headers.upgrade !== undefined, cookie: headers.cookie, referer: headers.referer });
  const server = createServer((request, response) => {
    note(request);
    response.writeHead(403, { "Set-Cookie": "a=b" }).end();
  });
  server.on("upgrade", (request, socket) => {
    note(request);
    socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
  });
  const { authority, close } = await listen(server, { host: "127.0.0.1", port: await takePort() });
  return { seen, close, url: `ws://${authority}/chat` };
}

for (const id of Object.keys(browsers)) {
  describe(`Diagnosing an address in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;
    /** @type {ReturnType<typeof liveSockets>} */
    let sockets;

    withBrowser(id, startPage, async (startedBrowser, servers) => {
      browser = startedBrowser;
      page = servers;
      sockets = liveSockets(browser);
      await openPage(browser, page, "diagnose/");
    });
    afterEach(async () => {
      assert.deepEqual(await faultsOf(browser), []);
    });

    const host = () => new URL(page.url).host;

    test("connects to an address of your own, shows what goes both ways, and disconnects", async () => {
      await openPage(browser, page, "diagnose/");
      await sockets.connect(`ws://${host()}/echo`, "one, two");
      await sockets.isOpen("own");
      assert.match(String(await textOf(browser, "#own-run [data-event=open]")), /one$/);
      await browser.click("#own-send");
      await waitFor(browser, "the echo", () => document.querySelector("#own-run [data-event=received]") !== null);
      const disabled = () => browser.evaluate(() => document.querySelector("#own-disconnect")?.getAttribute("aria-disabled"));
      assert.equal(await disabled(), "false");
      await browser.click("#own-disconnect");
      assert.equal((await sockets.causes("own"))[0], "page/closed-by-page");
      await eventually(disabled, (value) => assert.equal(value, "true"));
    });

    test("shows what a server says as text of its own direction", async () => {
      await openPage(browser, page, "diagnose/");
      await sockets.connect(`ws://${host()}/close?code=4001&reason=${encodeURIComponent("<b>a</b>\u202eb")}`);
      await sockets.causes("own");
      assert.match(String(await textOf(browser, "#own-run [data-event=close] q")), /^<b>a<\/b>U\+202Eb$/);
      const isolated = await browser.evaluate(() => {
        const all = [...document.querySelectorAll("#own-run [data-event] bdi")];
        return all.length >= 2 && all.every((one) => getComputedStyle(one).unicodeBidi === "isolate" && one.querySelector("b") === null);
      });
      assert.equal(isolated, true);
    });

    test("finds nobody at a port where nobody listens", async () => {
      const gone = await startRefusing();
      await gone.close();
      await openPage(browser, page, "diagnose/");
      await sockets.connect(gone.url);
      assertAmong(await sockets.causes("own"), 3, "network/");
    });

    test("diagnoses an address that the constructor refuses", async () => {
      await openPage(browser, page, "diagnose/");
      await sockets.connect("ws://127.0.0.1:99999/");
      assert.equal((await sockets.causes("own"))[0], "blocked/bad-url");
      await sockets.sees("own", ["connecting", "threw"]);
      assert.match(String(await textOf(browser, "#own-run [data-event=threw]")), /The constructor threw SyntaxError/);
      await eventually(() => textOf(browser, "#own-url-hint"), (text) => assert.match(String(text), /refuses to open/));
      assert.equal(await browser.evaluate(() => document.querySelector("#own-run .probe")?.hasAttribute("hidden")), true);
      await sockets.connect(`ws://${host()}/echo`, "a a");
      await waitFor(browser, "a new diagnosis", () => document.querySelector("#own-run [data-event=threw]") !== null);
      assert.equal((await sockets.causes("own"))[0], "blocked/bad-url");
    });

    test("says what is missing in an address, and opens nothing", async () => {
      await openPage(browser, page, "diagnose/");
      for (const [url, message] of /** @type {const} */ ([["", /^Enter an address/], ["example.com/socket", /begins with wss:\/\/ or ws:\/\//], ["javascript:alert(1)", /begins with/]])) {
        await sockets.fill("own-url", url);
        await browser.click("#own-button");
        await eventually(() => textOf(browser, "#own-url-hint"), (text) => assert.match(String(text), message));
        const focused = () => browser.evaluate(() => document.activeElement?.id);
        await eventually(focused, (focus) => assert.equal(focus, "own-url"));
        assert.equal(await browser.evaluate(() => document.querySelector("#own-url")?.getAttribute("aria-invalid")), "true");
        assert.equal(await browser.evaluate(() => document.querySelector("#own-run")?.hasAttribute("hidden")), true);
      }
    });

    test("sends nothing before a button is pressed, and one request without cookies for a probe", async () => {
      const server = await startRefusing();
      const worked = await startPage({ worker: true });
      try {
        await openPage(browser, worked, "diagnose/");
        await waitFor(browser, "the service worker", () => navigator.serviceWorker.controller !== null);
        await browser.type("#own-url", server.url);
        await sleep(QUIET_MS);
        assert.deepEqual(server.seen, []);
        await sockets.connect(server.url);
        await sockets.causes("own");
        await sleep(QUIET_MS);
        assert.deepEqual(server.seen.map(({ upgrade }) => upgrade), [true]);
        await settled(browser);
        await browser.click("#own-run .probe-button");
        await eventually(() => textOf(browser, "#own-run .probe-result"), (text) => assert.match(String(text), /hides its status/));
        // The mark of a probe on a page with a service worker carries the time, which is nobody's.
        const probes = /** @type {any[]} */ (server.seen).slice(1).map(({ url, ...rest }) => ({ ...rest, url: url.replace(/=\d+$/, "=") }));
        assert.deepEqual(probes, [{ method: "GET", url: "/chat?closecode-probe=", upgrade: false, cookie: undefined, referer: undefined }]);
        assertAmong(await sockets.causes("own"), 1, "handshake/");
        assert.deepEqual(await faultsOf(browser), []);
      } finally {
        // The page goes first: without its server it would have files to miss.
        await openPage(browser, page, "diagnose/");
        await worked.close();
        await server.close();
      }
    });
  });
}

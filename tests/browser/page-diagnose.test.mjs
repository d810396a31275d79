/**
 * Faults on request and "Diagnose your own": what the page shows while a real socket lives and dies, and which causes it
 * names. Which cause fits which close best is tested with the engine; here it must be one that can be right.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, afterEach, before, describe, test } from "node:test";
import { listen } from "../../web/demo/listen.mjs";
import { START_MS } from "./harness/browser.mjs";
import { browsers } from "./harness/index.mjs";
import { faultsOf, openPage, settled, startPage, textOf, textsOf, waitFor } from "./page-fixture.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Longer than a fault lets an open socket live, shorter than anything a page would ask by itself. */
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
  const { authority, close } = await listen(server, { host: "127.0.0.1", port: 0 });
  return { seen, close, url: `ws://${authority}/chat` };
}

for (const [id, start] of Object.entries(browsers)) {
  describe(`Diagnosing a close in ${id}`, () => {
    /** @type {import("./harness/browser.mjs").Browser} */
    let browser;
    /** @type {import("./page-fixture.mjs").PageFixture} */
    let page;

    before(async () => {
      page = await startPage();
      browser = await start();
      await openPage(browser, page);
    }, { timeout: 2 * START_MS });
    after(async () => {
      await browser?.close();
      await page?.close();
    });
    afterEach(async () => {
      assert.deepEqual(await faultsOf(browser), []);
    });

    /** @param {string} fault */
    async function begin(fault) {
      await browser.click("#try-mode-fault");
      await browser.evaluate((/** @type {string} */ value) => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector("#fault"));
        select.value = value;
        if (select.value !== value) throw new Error(`There is no fault ${value} in the list.`);
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }, fault);
      await browser.click("#fault-button");
    }

    /** @param {"fault" | "own"} panel */
    const isOpen = (panel) =>
      waitFor(browser, "open", (/** @type {string} */ one) => document.querySelector(`#${one}-run [data-event=open]`) !== null, panel);

    /** @param {"fault" | "own"} panel @returns {Promise<string[]>} the ids of the causes, most probable first */
    async function causes(panel) {
      const selector = `#${panel}-run [data-cause]`;
      await waitFor(browser, "a diagnosis", (/** @type {string} */ one) => document.querySelector(one) !== null, selector);
      return browser.evaluate((/** @type {string} */ one) => [...document.querySelectorAll(one)].map((cause) => cause.getAttribute("data-cause")), selector);
    }

    /** @param {string} field @param {string} text instead of what the field holds */
    const fill = (field, text) =>
      browser.evaluate((/** @type {string} */ name, /** @type {string} */ value) => {
        const input = /** @type {HTMLInputElement} */ (document.getElementById(name));
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }, field, text);

    /** @param {string} url @param {string} [protocols] */
    async function connect(url, protocols = "") {
      await fill("own-url", url);
      await fill("own-protocols", protocols);
      await browser.click("#own-button");
    }
    const host = () => new URL(page.url).host;
    const events = (/** @type {string} */ panel) =>
      browser.evaluate((/** @type {string} */ one) => [...document.querySelectorAll(`#${one}-run [data-event]`)].map((event) => event.getAttribute("data-event")), panel);

    /** @param {string[]} found @param {number} places @param {...string} prefixes */
    function assertAmong(found, places, ...prefixes) {
      assert.ok(found.slice(0, places).some((cause) => prefixes.some((prefix) => cause.startsWith(prefix))), `${found.join(" ")} begins with ${prefixes.join(" or ")}`);
    }

    for (const [fault, places, ...prefixes] of /** @type {const} */ ([
      ["fin", 1, "lost/", "server/"],
      ["rst", 3, "lost/"],
      ["bad-utf8", 3, "protocol/"],
    ])) {
      test(`shows a socket open and die by ${fault}, and why`, async () => {
        await openPage(browser, page);
        await begin(fault);
        assertAmong(await causes("fault"), places, ...prefixes);
        const seen = await events("fault");
        assert.deepEqual(seen.filter((/** @type {string} */ event) => event !== "error" && event !== "received"), ["connecting", "open", "close"]);
        assert.equal(await textOf(browser, "#fault-run .run-state"), "Ended");
        const times = (await textsOf(browser, "#fault-run .time")).map(parseFloat);
        assert.deepEqual(times, [...times].sort((a, b) => a - b));
        assert.match(String(await textOf(browser, "#fault-run [data-event=close]")), /fired with the code 1006/);
        for (const part of [".cause-fix p", ".evidence.for li", ".advice .action", ".advice .delay"])
          assert.match(String(await textOf(browser, `#fault-run ${part}`)), /.{8}/, part);
      });
    }

    test("needs no code for a refused handshake, and names the status after a probe", async () => {
      await openPage(browser, page);
      await begin("http-403");
      assertAmong(await causes("fault"), 3, "handshake/", "network/");
      assert.deepEqual(await events("fault"), ["connecting", "error", "close"]);
      assert.match(String(await textOf(browser, "#fault-run .probe .hint")), /^Sends one GET request without cookies to http:\/\/127\.0\.0\.1:\d+\/fault\/http\?status=403 from this browser/);
      await browser.click("#fault-run .probe-button");
      await waitFor(browser, "the status", () => /status 403/.test(document.querySelector("#fault-run .probe-result")?.textContent ?? ""));
      assert.equal((await causes("fault"))[0], "handshake/http-403");
    });

    test("sees that a silent connection is cut after the same time twice", { timeout: 2 * START_MS }, async () => {
      await openPage(browser, page);
      for (let times = 0; times < 2; times += 1) {
        await begin("idle");
        await isOpen("fault");
        await browser.click("#fault-send");
        await waitFor(browser, "the end", () => document.querySelector("#fault-run [data-state=over]") !== null);
      }
      assertAmong(await causes("fault"), 8, "idle/");
      assert.deepEqual(await events("fault"), ["connecting", "open", "sent", "received", "close"]);
    });

    test("waits for the page to send the message that is too big", async () => {
      await openPage(browser, page);
      await begin("too-big");
      await isOpen("fault");
      assert.match(String(await textOf(browser, "#fault-run .part")), /until the page sends a message/);
      await browser.click("#fault-send");
      assert.equal((await causes("fault"))[0], "size/message-too-big");
      assert.match(String(await textOf(browser, "#fault-run [data-event=sent]")), /1 \(200,000 bytes\)/);
      assert.match(String(await textOf(browser, "#fault-run .diagnosed")), /^1009 Message Too Big/);
    });

    test("closes with a code the page may use, and says why another one is refused", async () => {
      await openPage(browser, page);
      await begin("answer-right");
      await isOpen("fault");
      await fill("fault-close-code", "1001");
      await browser.click("#fault-close");
      assert.match(String(await textOf(browser, "#fault-run .problem")), /InvalidAccessError/);
      await fill("fault-close-code", "4000");
      await browser.click("#fault-close");
      assert.equal((await causes("fault"))[0], "page/closed-by-page");
      assert.deepEqual(await events("fault"), ["connecting", "open", "closing", "close"]);
    });

    test("connects to an address of your own, shows what goes both ways, and disconnects", async () => {
      await openPage(browser, page);
      await connect(`ws://${host()}/echo`, "one, two");
      await isOpen("own");
      assert.match(String(await textOf(browser, "#own-run [data-event=open]")), /one$/);
      await browser.click("#own-send");
      await waitFor(browser, "the echo", () => document.querySelector("#own-run [data-event=received]") !== null);
      assert.equal(await browser.evaluate(() => document.querySelector("#own-disconnect")?.getAttribute("aria-disabled")), "false");
      await browser.click("#own-disconnect");
      assert.equal((await causes("own"))[0], "page/closed-by-page");
      assert.equal(await browser.evaluate(() => document.querySelector("#own-disconnect")?.getAttribute("aria-disabled")), "true");
    });

    test("shows what a server says as text of its own direction", async () => {
      await openPage(browser, page);
      await connect(`ws://${host()}/close?code=4001&reason=${encodeURIComponent("<b>a</b>\u202eb")}`);
      await causes("own");
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
      await openPage(browser, page);
      await connect(gone.url);
      assertAmong(await causes("own"), 3, "network/");
    });

    test("diagnoses an address that the constructor refuses", async () => {
      await openPage(browser, page);
      await connect("ws://127.0.0.1:99999/");
      assert.equal((await causes("own"))[0], "blocked/bad-url");
      assert.deepEqual(await events("own"), ["connecting", "threw"]);
      assert.match(String(await textOf(browser, "#own-run [data-event=threw]")), /The constructor threw SyntaxError/);
      assert.match(String(await textOf(browser, "#own-url-hint")), /refuses to open/);
      assert.equal(await browser.evaluate(() => document.querySelector("#own-run .probe")?.hasAttribute("hidden")), true);
      await connect(`ws://${host()}/echo`, "a a");
      await waitFor(browser, "a new diagnosis", () => document.querySelector("#own-run [data-event=threw]") !== null);
      assert.equal((await causes("own"))[0], "blocked/bad-url");
    });

    test("says what is missing in an address, and opens nothing", async () => {
      await openPage(browser, page);
      for (const [url, message] of /** @type {const} */ ([["", /^Enter an address/], ["example.com/socket", /begins with wss:\/\/ or ws:\/\//], ["javascript:alert(1)", /begins with/]])) {
        await connect(url);
        assert.equal(await browser.evaluate(() => document.activeElement?.id), "own-url");
        assert.match(String(await textOf(browser, "#own-url-hint")), message);
        assert.equal(await browser.evaluate(() => document.querySelector("#own-url")?.getAttribute("aria-invalid")), "true");
        assert.equal(await browser.evaluate(() => document.querySelector("#own-run")?.hasAttribute("hidden")), true);
      }
    });

    test("sends nothing before a button is pressed, and one request without cookies for a probe", async () => {
      const server = await startRefusing();
      try {
        await openPage(browser, page);
        await browser.type("#own-url", server.url);
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
        assert.deepEqual(server.seen, []);
        await connect(server.url);
        await causes("own");
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
        assert.deepEqual(server.seen.map(({ upgrade }) => upgrade), [true]);
        await browser.click("#own-run .probe-button");
        await waitFor(browser, "the result", () => /hides its status/.test(document.querySelector("#own-run .probe-result")?.textContent ?? ""));
        assert.deepEqual(server.seen.slice(1), [{ method: "GET", url: "/chat", upgrade: false, cookie: undefined, referer: undefined }]);
        assertAmong(await causes("own"), 1, "handshake/");
      } finally {
        await server.close();
      }
    });

    test("copies a snippet, or selects it where that is not allowed", async () => {
      await openPage(browser, page);
      await begin("too-big");
      await isOpen("fault");
      await browser.click("#fault-send");
      await causes("fault");
      const text = String(await browser.evaluate(() => document.querySelector("#fault-run .snippet code")?.textContent));
      for (const [allowed, state] of /** @type {const} */ ([[true, /^Copied$/], [false, /did not allow it.*press Ctrl\+C/]])) {
        await browser.evaluate((/** @type {boolean} */ may) => {
          const write = async (/** @type {string} */ copied) => {
            if (!may) throw new Error("not allowed");
            /** @type {any} */ (globalThis).copied = copied;
          };
          Object.defineProperty(navigator, "clipboard", { value: { writeText: write }, configurable: true });
        }, allowed);
        await browser.click("#fault-run .snippet .copy");
        await waitFor(browser, `the state when ${allowed}`, () => document.querySelector("#fault-run .copy-state")?.textContent !== "");
        assert.match(String(await textOf(browser, "#fault-run .copy-state")), state);
        const taken = await browser.evaluate((/** @type {boolean} */ may) => (may ? /** @type {any} */ (globalThis).copied : String(getSelection())), allowed);
        assert.equal(String(taken).trim(), text.trim());
        await browser.evaluate(() => document.querySelector("#fault-run .copy-state")?.replaceChildren());
      }
    });

    test("tells people who listen what happens, not more than once a second", async () => {
      await openPage(browser, page);
      await browser.evaluate(() => {
        /** @type {{at: number, text: string}[]} */
        const told = ((/** @type {any} */ (globalThis)).told = []);
        const region = document.querySelector("[role=status]");
        new MutationObserver(() => {
          const text = region?.textContent ?? "";
          if (text !== "") told.push({ at: performance.now(), text });
        }).observe(/** @type {Node} */ (region), { childList: true });
      });
      await begin("fin");
      await waitFor(browser, "the last announcement", () => /** @type {any} */ (globalThis).told.some((/** @type {{text: string}} */ { text }) => /First cause: .+\. .+\./.test(text)));
      /** @type {{at: number, text: string}[]} */
      const told = await browser.evaluate(() => /** @type {any} */ (globalThis).told);
      assert.match(told.map(({ text }) => text).join("\n"), /Connecting to[^]*open fired[^]*close fired with the code 1006[^]*First cause/);
      told.slice(1).forEach(({ at }, n) => assert.ok(at - (told[n]?.at ?? 0) > 800, "the announcements are apart"));
    });

    test("needs no mouse from the choice of a fault to its diagnosis", async () => {
      await openPage(browser, page);
      await browser.evaluate(() => document.getElementById("try-mode-code")?.focus());
      await browser.press("ArrowRight");
      assert.equal(await browser.evaluate(() => document.activeElement?.id), "try-mode-fault");
      await browser.press("Tab");
      assert.equal(await browser.evaluate(() => document.activeElement?.id), "fault");
      await browser.press("Tab");
      assert.equal(await browser.evaluate(() => document.activeElement?.id), "fault-button");
      await browser.press("Enter");
      await causes("fault");
      const reached = new Set();
      for (let tabs = 0; tabs < 14; tabs += 1) {
        await browser.press("Tab");
        reached.add(await browser.evaluate(() => document.activeElement?.tagName.toLowerCase() + (document.activeElement?.className ?? "")));
      }
      for (const wanted of ["summary", "buttoncopy", "buttonsecondary probe-button"]) assert.ok(reached.has(wanted), `${wanted} is reached: ${[...reached].join(" ")}`);
    });

    test("keeps what it shows when the language changes", async () => {
      await openPage(browser, page);
      await begin("fin");
      await causes("fault");
      const number = async () => /[\d.]+/.exec(String(await textOf(browser, "#fault-run .delay")))?.[0];
      const before = await number();
      await browser.evaluate(() => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector("#language"));
        select.value = "ja";
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await waitFor(browser, "Japanese", () => document.querySelector("#fault-run h3")?.textContent === "起きたこと");
      assert.match(String(await textOf(browser, "#fault-run .cause p")), /[\u3040-\u30ff]/);
      assert.match(String(await textOf(browser, "#fault option:checked")), /TCP/);
      assert.equal(await number(), before);
      assert.deepEqual(await events("fault"), ["connecting", "open", "close"]);
    });

    test("shows a diagnosis on 320 pixels without scrolling sideways", { timeout: START_MS }, async () => {
      await browser.setViewport({ width: 320, height: 640 });
      try {
        for (const query of ["", "?lang=ja"]) {
          await openPage(browser, page, query);
          await begin("http-403");
          await causes("fault");
          await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
          assert.equal(await browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, query);
        }
      } finally {
        await browser.setViewport({ width: 1280, height: 800 });
      }
    });

    for (const scheme of /** @type {const} */ (["dark", "light"])) {
      test(`axe finds nothing wrong with a diagnosis in ${scheme} colours`, { timeout: 2 * START_MS }, async () => {
        await browser.setColorScheme(scheme);
        await openPage(browser, page);
        await begin("http-403");
        await connect("ws://127.0.0.1:99999/");
        await causes("fault");
        await causes("own");
        await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        await settled(browser);
        await browser.evaluate(`(() => { ${axe}\n })()`);
        const found = await browser.evaluate(async () => {
          const { violations, passes } = await /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ["violations", "passes"] });
          if (passes.length < 10) throw new Error("axe looked at next to nothing");
          return violations.map((/** @type {any} */ one) => `${one.id}: ${one.nodes.map((/** @type {any} */ node) => `${node.html.slice(0, 160)} (${node.failureSummary})`).join("\n")}`);
        });
        assert.deepEqual(found, []);
      });
    }
  });
}

/**
 * Faults on request: what the page shows while a real socket lives and dies, and which causes it names. Which cause fits
 * which close best is tested with the engine; here it must be one that can be right.
 */
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { USUAL_SIZE } from "./harness/browser.mjs";
import { browsers } from "./harness/index.mjs";
import { violations } from "./page-axe.mjs";
import { faultsOf, openPage, settled, startPage, textOf, textsOf } from "./page-fixture.mjs";
import { assertAmong, liveSockets } from "./page-run-fixture.mjs";
import { withBrowser } from "./suite.mjs";
import { eventually, waitFor } from "./wait.mjs";

for (const id of Object.keys(browsers)) {
  describe(`Diagnosing a close in ${id}`, () => {
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

    for (const [fault, places, ...prefixes] of /** @type {const} */ ([
      ["fin", 1, "lost/", "server/"],
      ["rst", 3, "lost/"],
      ["bad-utf8", 3, "protocol/"],
    ])) {
      test(`shows a socket open and die by ${fault}, and why`, async () => {
        await openPage(browser, page, "diagnose/");
        await sockets.begin(fault);
        assertAmong(await sockets.causes("fault"), places, ...prefixes);
        await sockets.sees("fault", ["connecting", "open", "close"], { leaveOut: ["error", "received"] });
        assert.equal(await textOf(browser, "#fault-run .run-state"), "Ended");
        const times = (await textsOf(browser, "#fault-run .time")).map(parseFloat);
        assert.deepEqual(times, [...times].sort((a, b) => a - b));
        assert.match(String(await textOf(browser, "#fault-run [data-event=close]")), /fired with the code 1006/);
        for (const part of [".cause-fix p", ".evidence.for li", ".advice .action", ".advice .delay"])
          assert.match(String(await textOf(browser, `#fault-run ${part}`)), /.{8}/, part);
      });
    }

    test("counts no closes of another fault, whatever was chosen before", async () => {
      await openPage(browser, page, "diagnose/");
      for (const fault of ["http-503", "http-429", "http-401"]) {
        await sockets.begin(fault);
        await sockets.causes("fault");
      }
      const evidence = await textsOf(browser, "#fault-run .evidence li");
      assert.ok(evidence.length > 0);
      assert.doesNotMatch(evidence.join("\n"), /attempts in a row|earlier (attempt|connection)/iu);
    });

    test("needs no code for a refused handshake, and names the status after a probe", async () => {
      await openPage(browser, page, "diagnose/");
      await sockets.begin("http-403");
      assertAmong(await sockets.causes("fault"), 3, "handshake/", "network/");
      await sockets.sees("fault", ["connecting", "error", "close"]);
      assert.match(String(await textOf(browser, "#fault-run .probe .hint")), /^Sends one GET request without cookies to http:\/\/127\.0\.0\.1:\d+\/fault\/http\?status=403 from this browser/);
      // What was found moves the button down while it comes in.
      await settled(browser);
      await browser.click("#fault-run .probe-button");
      await eventually(() => textOf(browser, "#fault-run .probe-result"), (text) => assert.match(String(text), /status 403/));
      assert.equal((await sockets.causes("fault"))[0], "handshake/http-403");
    });

    test("probes past a service worker", async () => {
      const worked = await startPage({ worker: true });
      try {
        await openPage(browser, worked, "diagnose/");
        await sockets.begin("http-403");
        await sockets.causes("fault");
        // Then the probe marks its address, so that the answer is the server's own.
        await waitFor(browser, "the service worker", () => navigator.serviceWorker.controller !== null);
        await settled(browser);
        await browser.click("#fault-run .probe-button");
        await eventually(() => textOf(browser, "#fault-run .probe-result"), (text) => assert.match(String(text), /status 403/));
        assert.equal((await sockets.causes("fault"))[0], "handshake/http-403");
        assert.deepEqual(await faultsOf(browser), []);
      } finally {
        // The page goes first: without its server it would have files to miss.
        await openPage(browser, page, "diagnose/");
        await worked.close();
      }
    });

    test("sees that a silent connection is cut after the same time twice", async () => {
      await openPage(browser, page, "diagnose/");
      for (let times = 0; times < 2; times += 1) {
        await sockets.begin("idle");
        // The page itself presses the button: the server waits for a message no longer than for the silence after it.
        await waitFor(browser, "an open socket", () => {
          const isOpen = document.querySelector("#fault-run [data-event=open]") !== null;
          if (isOpen) /** @type {HTMLElement} */ (document.querySelector("#fault-send")).click();
          return isOpen;
        });
        await waitFor(browser, "the end", () => document.querySelector("#fault-run [data-state=over]") !== null);
      }
      assertAmong(await sockets.causes("fault"), 8, "idle/");
      await sockets.sees("fault", ["connecting", "open", "sent", "received", "close"]);
    });

    test("waits for the page to send the message that is too big", async () => {
      await openPage(browser, page, "diagnose/");
      await sockets.begin("too-big");
      await sockets.isOpen("fault");
      assert.match(String(await textOf(browser, "#fault-run .part")), /until the page sends a message/);
      await browser.click("#fault-send");
      assert.equal((await sockets.causes("fault"))[0], "size/message-too-big");
      assert.match(String(await textOf(browser, "#fault-run [data-event=sent]")), /1 \(200,000 B\)/);
      assert.match(String(await textOf(browser, "#fault-run .diagnosed")), /^1009 Message Too Big/);
    });

    test("closes with a code the page may use, and says why another one is refused", async () => {
      await openPage(browser, page, "diagnose/");
      await sockets.begin("answer-right");
      await sockets.isOpen("fault");
      await sockets.fill("fault-close-code", "1001");
      await browser.click("#fault-close");
      await eventually(() => textOf(browser, "#fault-run .problem"), (text) => assert.match(String(text), /InvalidAccessError/));
      await sockets.fill("fault-close-code", "4000");
      await browser.click("#fault-close");
      assert.equal((await sockets.causes("fault"))[0], "page/closed-by-page");
      await sockets.sees("fault", ["connecting", "open", "closing", "close"]);
    });

    test("copies a snippet, or selects it where that is not allowed", async () => {
      await openPage(browser, page, "diagnose/");
      await sockets.begin("too-big");
      await sockets.isOpen("fault");
      await browser.click("#fault-send");
      await sockets.causes("fault");
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
        // Taken from the page in one call, because it does not say so for long.
        const said = await waitFor(browser, `the state when ${allowed}`, () => document.querySelector("#fault-run .copy-state")?.textContent?.replace(/\s+/g, " ").trim());
        assert.match(said, state);
        const taken = await browser.evaluate((/** @type {boolean} */ may) => (may ? /** @type {any} */ (globalThis).copied : String(getSelection())), allowed);
        assert.equal(String(taken).trim(), text.trim());
        await browser.evaluate(() => document.querySelector("#fault-run .copy-state")?.replaceChildren());
      }
    });

    test("tells people who listen what happens, not more than once a second", async () => {
      await openPage(browser, page, "diagnose/");
      // An announcement begins when the region is emptied, which wakes screen readers when the text comes.
      await browser.evaluate(() => {
        /** @type {{at: number, text: string}[]} */
        const told = ((/** @type {any} */ (globalThis)).told = []);
        const region = /** @type {Element} */ (document.querySelector("[role=status]"));
        const { get, set } = /** @type {{get(): string, set(text: string): void}} */ (Object.getOwnPropertyDescriptor(Node.prototype, "textContent"));
        Object.defineProperty(region, "textContent", {
          get,
          set(text) {
            told.push({ at: performance.now(), text });
            set.call(region, text);
          },
        });
      });
      await sockets.begin("fin");
      await waitFor(browser, "the last announcement", () => /** @type {any} */ (globalThis).told.some((/** @type {{text: string}} */ { text }) => /First cause: .+\. .+\./.test(text)));
      /** @type {{at: number, text: string}[]} */
      const told = await browser.evaluate(() => /** @type {any} */ (globalThis).told);
      assert.match(told.map(({ text }) => text).join("\n"), /Connecting to[^]*open fired[^]*close fired with the code 1006[^]*First cause/);
      const begun = told.filter(({ text }) => text === "");
      // Timers wait at least as long as they are told to; browsers round to a millisecond.
      begun.slice(1).forEach(({ at }, n) => assert.ok(at - (begun[n]?.at ?? 0) > 998, "the announcements are apart"));
    });

    test("needs no mouse from the choice of a fault to its diagnosis", async () => {
      await openPage(browser, page, "diagnose/");
      await browser.evaluate(() => document.getElementById("try-mode-code")?.focus());
      const focused = () => browser.evaluate(() => document.activeElement?.id);
      for (const [key, wanted] of /** @type {const} */ ([["ArrowRight", "try-mode-fault"], ["Tab", "fault"], ["Tab", "fault-button"]])) {
        await browser.press(key);
        await eventually(focused, (focus) => assert.equal(focus, wanted));
      }
      await browser.press("Enter");
      await sockets.causes("fault");
      const reached = new Set();
      for (let tabs = 0; tabs < 14; tabs += 1) {
        await browser.press("Tab");
        reached.add(await browser.evaluate(() => document.activeElement?.tagName.toLowerCase() + (document.activeElement?.className ?? "")));
      }
      for (const wanted of ["summary", "buttoncopy", "buttonsecondary probe-button"]) assert.ok(reached.has(wanted), `${wanted} is reached: ${[...reached].join(" ")}`);
    });

    test("prints a diagnosis, and not the forms that asked for it", async () => {
      await openPage(browser, page, "diagnose/#c=1006&opened=1&idle=60000");
      await sockets.begin("http-403");
      await sockets.causes("fault");
      const seen = await browser.evaluate(() => {
        for (const { cssRules } of document.styleSheets) {
          for (const rule of cssRules) if (rule instanceof CSSMediaRule && rule.conditionText === "print") rule.media.mediaText = "all";
        }
        const shown = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0).length;
        return [shown("main form"), shown("main button"), shown("#read"), shown("#own"), shown("#hand .diagnosis .cause-fix") > 1, shown("#fault-run .diagnosis .cause-fix") > 1];
      });
      assert.deepEqual(seen, [0, 0, 0, 0, true, true]);
    });

    test("shows a diagnosis on 320 pixels without scrolling sideways", async () => {
      await browser.setViewport({ width: 320, height: 640 });
      try {
        for (const path of ["diagnose/", "ja/diagnose/"]) {
          await openPage(browser, page, path);
          await sockets.begin("http-403");
          await sockets.causes("fault");
          await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
          assert.equal(await browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, path);
        }
      } finally {
        await browser.setViewport(USUAL_SIZE);
      }
    });

    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      test(`axe finds nothing wrong with a diagnosis in ${scheme} colours`, async () => {
        await browser.setColorScheme(scheme);
        await openPage(browser, page, "diagnose/");
        await sockets.begin("http-403");
        await sockets.connect("ws://127.0.0.1:99999/");
        await sockets.causes("fault");
        await sockets.causes("own");
        await browser.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        assert.deepEqual(await violations(browser), []);
      });
    }
  });
}

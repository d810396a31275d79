/** The overlay on the strictest page, in three browsers: every line of its behaviour. */
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { openElements, startElements, strictest } from "./fixture.mjs";
import { USUAL_SIZE } from "../browser/harness/browser.mjs";
import { browsers } from "../browser/harness/index.mjs";
import { violations } from "../browser/page-axe.mjs";
import { withBrowser } from "../browser/suite.mjs";
import { eventually } from "../browser/wait.mjs";

for (const id of Object.keys(browsers)) {
  describe(`The overlay in ${id}`, () => {
    let site;
    let browser;
    withBrowser(id, () => startElements({ policy: strictest }), (startedBrowser, servers) => {
      browser = startedBrowser;
      site = servers;
    });
    beforeEach(() => openElements(browser, `${site.url}?overlay`));

    test("A badge comes first, with the count and the highest severity; the panel only on demand", async () => {
      const seen = await browser.evaluate(async () => {
        for (const code of [1013, 1006, 1006]) globalThis.overlay().report({ code });
        await globalThis.until(() => globalThis.shown(".count")?.textContent === "3");
        const badge = globalThis.shown(".badge");
        const before = globalThis.shown(".panel") === null;
        badge.click();
        const panel = await globalThis.until(() => globalThis.shown(".panel"));
        return [before, badge.dataset.severity, globalThis.shown(".count").textContent, panel.getAttribute("role"), panel.getAttribute("aria-label").length > 0];
      });
      assert.deepEqual(seen, [true, "error", "3", "region", true]);
    });

    test("Normal closes and those of a page that is left never show", async () => {
      const shown = await browser.evaluate(async () => {
        for (const input of [1000, 1001, { code: 1000, wasClean: true }, { code: 1006, opened: true, pageHiding: true }, { code: 1006, opened: true, restoredFromCache: true }]) {
          globalThis.overlay().report(input);
        }
        await globalThis.untilShown(1011);
        await globalThis.untilShown(1013);
        return globalThis.shown(".count").textContent;
      });
      assert.equal(shown, "2");
    });

    test("Threshold, filter, muted and a cancelled event keep closes from showing", async () => {
      const seen = await browser.evaluate(async () => {
        const overlay = globalThis.overlay();
        const total = () => globalThis.shown(".count")?.textContent ?? "0";
        await globalThis.untilShown(1011);
        overlay.threshold = "error";
        overlay.report(1013);
        await globalThis.untilShown(1006);
        const afterThreshold = total();
        overlay.threshold = "warning";
        overlay.filter = ({ explanation }) => explanation.code !== 1008;
        overlay.report(1008);
        await globalThis.untilShown(1013);
        const afterFilter = total();
        overlay.filter = undefined;
        const details = [];
        addEventListener("closecode-report", (event) => { details.push(event.detail.explanation.code); event.preventDefault(); }, { once: true });
        overlay.report(1009);
        await globalThis.untilShown(1014);
        const afterCancel = total();
        overlay.muted = true;
        const muted = await globalThis.until(() => globalThis.shown(".badge") === null);
        overlay.muted = false;
        await globalThis.until(() => globalThis.shown(".badge"));
        return [afterThreshold, afterFilter, afterCancel, details.join(), muted];
      });
      // One more each time: the close that waits for the others to be taken in.
      assert.deepEqual(seen, ["2", "3", "4", "1009", true]);
    });

    test("Repeats are one group with a count, a pager steps through groups, and 50 groups are the most", async () => {
      const seen = await browser.evaluate(async () => {
        const panel = await globalThis.openPanel(...Array.from({ length: 60 }, (_, n) => ({ code: 4000 + n })), { code: 4059 }, { code: 4059 });
        const place = () => globalThis.shown(".pager").textContent;
        await globalThis.until(() => place().includes("50"));
        const last = place();
        const repeats = globalThis.shown(".repeats").textContent;
        globalThis.shown(".previous").click();
        await globalThis.until(() => place() !== last);
        return [panel !== undefined, last, place(), repeats, globalThis.shown(".title").textContent.includes("4058")];
      });
      assert.equal(seen[1].includes("50 of 50"), true, seen[1]);
      assert.equal(seen[2].includes("49 of 50"), true, seen[2]);
      assert.match(seen[3], /3/u);
      assert.equal(seen[4], true);
    });

    test("10,000 closes are counted, and leave no more nodes than a few", async () => {
      const [total, nodes] = await browser.evaluate(async () => {
        const overlay = globalThis.overlay();
        overlay.report({ code: 1006 });
        await globalThis.until(() => globalThis.shown(".badge"));
        for (let n = 1; n < 10_000; n++) {
          overlay.report({ code: n % 2 ? 1006 : 1011, url: "wss://example.com/" });
          if (n % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
        }
        await globalThis.until(() => globalThis.shown(".count").textContent === "10000");
        return [globalThis.shown(".count").textContent, overlay.shadowRoot.querySelectorAll("*").length];
      });
      assert.equal(total, "10000");
      assert.ok(nodes < 20, String(nodes));
    });

    test("It never takes the focus from the page, and Esc acts only inside it", async () => {
      const seen = await browser.evaluate(async () => {
        const field = document.getElementById("field");
        field.focus();
        globalThis.overlay().report(1011);
        await globalThis.until(() => globalThis.shown(".badge"));
        const kept = document.activeElement === field;
        globalThis.shown(".badge").click();
        await globalThis.until(() => globalThis.shown(".panel"));
        field.focus();
        globalThis.overlay().report(1013);
        await globalThis.until(() => globalThis.shown(".count").textContent === "2");
        return [kept, document.activeElement === field];
      });
      assert.deepEqual(seen, [true, true]);
      await browser.press("Escape");
      assert.equal(await browser.evaluate(() => globalThis.shown(".panel") !== null), true);
      await browser.evaluate(() => globalThis.shown(".close").focus());
      await browser.press("Escape");
      const afterEscape = () => browser.evaluate(() => [globalThis.shown(".panel") === null, globalThis.overlay().shadowRoot.activeElement?.className]);
      await eventually(afterEscape, (now) => assert.deepEqual(now, [true, "badge"]));
    });

    test("Inside the page's modal dialog it stays usable, and goes back when the dialog closes", async () => {
      const seen = await browser.evaluate(async () => {
        const overlay = globalThis.overlay();
        overlay.report(1011);
        await globalThis.until(() => globalThis.shown(".badge"));
        const dialog = document.getElementById("dialog");
        const reachable = () => {
          const { x, y, width, height } = globalThis.shown(".badge").getBoundingClientRect();
          return document.elementFromPoint(x + width / 2, y + height / 2) === overlay;
        };
        dialog.showModal();
        await globalThis.until(() => dialog.contains(overlay) && globalThis.shown(".badge"));
        const inDialog = reachable();
        dialog.close();
        await globalThis.until(() => overlay.parentElement === document.body && globalThis.shown(".badge"));
        return [inDialog, reachable(), overlay.matches(":popover-open")];
      });
      assert.deepEqual(seen, [true, true, true]);
    });

    test("The language follows the page at once, also in an open panel, while codes stay left-to-right", async () => {
      const seen = await browser.evaluate(async () => {
        await globalThis.openPanel({ code: 1006, opened: true, openMs: 60_012, idleMs: 60_004 });
        const root = globalThis.shown(".root");
        const english = globalThis.shown(".title").textContent;
        document.documentElement.lang = "ja";
        await globalThis.until(() => root.lang === "ja");
        return [english, globalThis.shown(".title").textContent, globalThis.shown(".panel").textContent, globalThis.shown(".code").dir];
      });
      assert.ok(seen[0].includes("Abnormal Closure"));
      assert.ok(seen[1].includes("異常終了"), seen[1]);
      assert.ok(seen[2].includes("最も可能性の高い原因"));
      assert.equal(seen[3], "ltr");
    });

    test("A reason and an address are text: no markup, nothing invisible, no secret in the report", async () => {
      const seen = await browser.evaluate(async () => {
        let copied = "";
        Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => void (copied = text) } });
        await globalThis.openPanel({ code: 1011, reason: "<img src=x onerror=alert(1)>\u202e\u200b\u0007 token=abc123 😀", url: "wss://user:pw@example.com/live?token=secret#frag" });
        const foreign = globalThis.shown(".foreign");
        globalThis.shown(".card-foot .copy-button").click();
        await globalThis.until(() => copied);
        return [foreign.textContent, foreign.querySelector("img") === null, getComputedStyle(foreign).unicodeBidi, globalThis.shown(".address").textContent, copied];
      });
      const [reason, noMarkup, bidi, address, report] = seen;
      assert.equal(reason, "<img src=x onerror=alert(1)>U+202EU+200B␇ token=abc123 😀");
      assert.equal(noMarkup, true);
      assert.equal(bidi, "isolate");
      assert.equal(address, "wss://example.com/live?…");
      for (const secret of ["secret", "abc123", "user", "pw@", "frag", "\u202e"]) assert.ok(!report.includes(secret), secret);
      assert.ok(report.includes("1011") && report.includes("token=…"));
    });

    test("When copying is refused, it says so and selects the text", async () => {
      const seen = await browser.evaluate(async () => {
        Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
        await globalThis.openPanel(1011);
        globalThis.shown(".card-foot .copy-button").click();
        await globalThis.until(() => globalThis.shown(".card-foot .copy-state").textContent);
        return globalThis.shown(".card-foot .copy-state").textContent;
      });
      assert.match(seen, /refused to copy/u);
    });

    test("At 320 px and with text of twice the size nothing is cut off or runs over", async () => {
      await browser.setViewport({ width: 320, height: 640 });
      const seen = await browser.evaluate(async () => {
        const wide = [];
        const check = (when) => {
          for (const node of [globalThis.shown(".panel"), globalThis.shown(".badge"), globalThis.shown(".scroll")]) {
            const { left, right, bottom } = node.getBoundingClientRect();
            if (left < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) wide.push(`${when} ${node.className} leaves the window`);
            if (node.scrollWidth > node.clientWidth + 1) wide.push(`${when} ${node.className} runs over`);
          }
        };
        await globalThis.openPanel({ code: 1006, opened: false, errored: true, url: `wss://${"very-long-name.".repeat(8)}example.com/` }, { code: 1011, reason: "x".repeat(123) });
        check("320 px:");
        document.documentElement.style.setProperty("font-size", "200%");
        await new Promise((resolve) => requestAnimationFrame(resolve));
        check("200 %:");
        document.documentElement.style.removeProperty("font-size");
        return wide;
      });
      await browser.setViewport(USUAL_SIZE);
      assert.deepEqual(seen, []);
    });

    test("axe-core finds nothing in an open panel", async () => {
      await browser.evaluate(() => globalThis.openPanel({ code: 1006, opened: true, openMs: 60_012, idleMs: 60_004 }, { code: 1011, reason: "boom", url: "wss://example.com/" }));
      assert.deepEqual(await violations(browser), []);
    });

    test("A socket of the page is watched, and everything works after the server is gone", async () => {
      const doomed = await startElements({ policy: strictest });
      await openElements(browser, `${doomed.url}?overlay`);
      await browser.evaluate(async (url) => {
        const socket = new WebSocket(url);
        globalThis.socket = socket;
        await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }));
        // The page was idle once, as a page with a connection is, and the engine started then.
        await globalThis.until(() => globalThis.overlay().engine !== undefined);
      }, `${doomed.socketUrl}/close?after=60000&code=1000`);
      await doomed.close();
      const seen = await browser.evaluate(async () => {
        (await globalThis.until(() => globalThis.shown(".badge"))).click();
        await globalThis.until(() => globalThis.shown(".panel"));
        return [globalThis.shown(".title").textContent, globalThis.shown(".cause").dataset.cause, globalThis.recordedFaults.filter((fault) => fault.includes("did not load"))];
      });
      assert.match(seen[0], /1006/u);
      assert.match(seen[1], /^(lost|network|handshake)\//u);
      assert.deepEqual(seen[2], []);
    });

    test("A dictionary names the application's own codes; a wrong one is refused before anything is installed", async () => {
      const seen = await browser.evaluate(async () => {
        const { installOverlay } = globalThis.closecode;
        globalThis.uninstall();
        const untouched = WebSocket;
        let path;
        try {
          installOverlay({ dictionaries: [{ id: "shop", name: "Shop", codes: [{ code: "x", name: "Wrong" }] }] });
        } catch (error) {
          path = error.path;
        }
        const nothing = WebSocket === untouched && globalThis.overlay() === null;
        globalThis.uninstall = installOverlay({ dictionaries: [{ id: "shop", name: "Shop", codes: [{ code: 4401, name: "Basket Expired", severity: "error" }] }] });
        await globalThis.openPanel(4401);
        return [path, nothing, globalThis.shown(".title").textContent];
      });
      assert.match(seen[0], /^dictionaries\[0\]/u);
      assert.equal(seen[1], true);
      assert.match(seen[2], /4401.*Basket Expired/u);
    });

    test("The uninstaller puts WebSocket back and takes the overlay away", async () => {
      const seen = await browser.evaluate(async () => {
        const during = WebSocket;
        const sameShape = during.OPEN === 1 && Object.create(during.prototype) instanceof during;
        globalThis.uninstall();
        return [sameShape, WebSocket !== during, WebSocket.prototype === during.prototype, document.querySelector("close-code-overlay") === null];
      });
      assert.deepEqual(seen, [true, true, true, true]);
    });
  });
}

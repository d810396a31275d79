/** What `probe` can tell, in each browser. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { takePort } from "../support/ports.mjs";
import { browsers } from "./harness/index.mjs";
import { startObserveFixture } from "./observe-fixture.mjs";
import { withBrowser } from "./suite.mjs";

/**
 * Runs in the page.
 *
 * @param {string} moduleUrl @param {string} url @param {object} [options]
 */
async function probeOnce(moduleUrl, url, options) {
  const { probe } = await import(moduleUrl);
  return probe(url, options).catch((/** @type {any} */ { name, code }) => ({ name, code }));
}

for (const id of Object.keys(browsers)) {
  describe(`probe in ${id}`, () => {
    /** @type {import('./harness/browser.mjs').Browser} */
    let browser;
    /** @type {import('./observe-fixture.mjs').ObserveFixture} */
    let fixture;
    /** @param {string} url @param {object} [options] */
    const probe = async (url, options = {}) => {
      const { ms, ...result } = await browser.evaluate(probeOnce, fixture.moduleUrl, url, options);
      if (ms !== undefined) assert.ok(Number.isInteger(ms) && ms >= 0, `${ms} ms`);
      return result;
    };

    withBrowser(id, startObserveFixture, async (startedBrowser, servers) => {
      browser = startedBrowser;
      fixture = servers;
      await browser.open(fixture.pageUrl);
    });

    test("learns the status from a page's own origin, and does not follow its redirects", async () => {
      await browser.open(fixture.pageUrl);
      const requests = fixture.requests();
      assert.deepEqual(await probe(`${fixture.socketUrl}/status/403`), { http: "reachable", status: 403 });
      assert.deepEqual(await probe("/status/503"), { http: "reachable", status: 503 });
      assert.deepEqual(await probe(`${fixture.socketUrl}/status/302`), { http: "reachable" });
      assert.equal(fixture.requests() - requests, 3, "each was asked once");
    });

    test("learns of other origins that an answer came, and no more", async () => {
      await browser.open(fixture.pageUrl);
      for (const status of [200, 302, 404, 503]) {
        assert.deepEqual(await probe(`${fixture.otherSocketUrl}/status/${status}`), { http: "reachable" });
      }
    });

    test("sends no cookies, no referrer and no cached answer, and nothing before it is called", async () => {
      await browser.open(fixture.pageUrl);
      await browser.evaluate(() => (document.cookie = "session=secret"));
      for (const base of [fixture.socketUrl, fixture.otherSocketUrl]) {
        assert.equal((await probe(`${base}/status/200?token=t#fragment`)).http, "reachable");
        const request = fixture.lastRequest();
        assert.equal(request?.url, "/status/200?token=t", "the query belongs to the address");
        assert.equal(request?.method, "GET");
        assert.equal(request?.headers.cookie, undefined);
        assert.equal(request?.headers.referer, undefined);
        assert.match(request?.headers["cache-control"] ?? "", /no-cache/);
      }
      await browser.evaluate(() => (document.cookie = "session=; max-age=0"));
    });

    test("says that nobody answers", async () => {
      await browser.open(fixture.pageUrl);
      assert.deepEqual(await probe(`ws://127.0.0.1:${await takePort()}/`), { http: "unreachable" });
      assert.deepEqual(await probe(`${fixture.socketUrl}/never`, { timeoutMs: 300 }), { http: "unreachable" });
    });

    test("says that it was not allowed to ask, and nothing about the server", async () => {
      await browser.open(fixture.policyPageUrl);
      const result = await browser.evaluate(probeOnce, fixture.policyModuleUrl, `${fixture.socketUrl}/status/200`);
      assert.deepEqual(result, { name: "CloseCodeError", code: "PROBE_BLOCKED" });
    });

    test("rejects for a URL that is none, and when it is aborted", async () => {
      await browser.open(fixture.pageUrl);
      assert.deepEqual(await probe("ftp://127.0.0.1/"), { name: "CloseCodeError", code: "BAD_URL" });
      const url = `${fixture.socketUrl}/never`;
      const before = await browser.evaluate(async (/** @type {string} */ moduleUrl, /** @type {string} */ url) => {
        const { probe } = await import(moduleUrl);
        const reason = new Error("no longer wanted");
        return probe(url, { signal: AbortSignal.abort(reason) }).catch((/** @type {unknown} */ error) => error === reason);
      }, fixture.moduleUrl, url);
      const asked = fixture.asked("/never");
      await browser.evaluate(async (/** @type {string} */ moduleUrl, /** @type {string} */ url) => {
        const { probe } = await import(moduleUrl);
        const controller = new AbortController();
        const outcome = probe(url, { signal: controller.signal }).catch((/** @type {unknown} */ error) => error);
        Object.assign(globalThis, { controller, outcome });
      }, fixture.moduleUrl, url);
      await asked;
      const during = await browser.evaluate(async () => {
        const { controller, outcome } = /** @type {any} */ (globalThis);
        const reason = new Error("no longer wanted");
        controller.abort(reason);
        return (await outcome) === reason;
      });
      assert.deepEqual([before, during], [true, true]);
    });
  });
}

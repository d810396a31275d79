/** What `watch` learns from the page around a socket, from other sockets and from earlier ones. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { watch } from "../../web/observe/watch.js";
import { eventually } from "../support/eventually.mjs";
import { standStill } from "../support/time.mjs";
import { fakeClocks, fakePage, FakeSocket, isSettled } from "./observe-fakes.mjs";

let urls = 0;
const freshUrl = () => `ws://page.example/${(urls += 1)}`;

/** @param {string} [url] */
function watched(url = freshUrl()) {
  const socket = new FakeSocket(url);
  return { socket, watcher: watch(/** @type {any} */ (socket)) };
}

describe("The page around a socket", () => {
  test("is listened to once for all sockets, and not at all without any", async (t) => {
    const page = fakePage(t);
    const expected = {
      beforeunload: 1,
      pagehide: 1,
      pageshow: 1,
      securitypolicyviolation: 1,
      freeze: 1,
      resume: 1,
      visibilitychange: 1,
    };
    const [first, second] = [watched(), watched()];
    assert.deepEqual(page.listeners(), expected);
    first.watcher.stop();
    assert.deepEqual(page.listeners(), expected);
    second.socket.closes();
    await second.watcher.closed;
    assert.deepEqual(page.listeners(), {});
  });

  test("is described as it was at the close", async (t) => {
    const page = fakePage(t, { href: "https://page.example/", visibility: "hidden" });
    const { socket, watcher } = watched();
    socket.closes();
    page.document.visibilityState = "visible";
    const { visibility, pageSecure, pageHiding, restoredFromCache } = await watcher.closed;
    assert.deepEqual(
      { visibility, pageSecure, pageHiding, restoredFromCache },
      { visibility: "hidden", pageSecure: true, pageHiding: false, restoredFromCache: false },
    );
  });

  for (const type of ["beforeunload", "pagehide"]) {
    test(`is going away after ${type}, and then closed does not wait for a timer`, async (t) => {
      const page = fakePage(t);
      const { socket, watcher } = watched();
      const other = watched();
      page.fire(type, { persisted: false });
      socket.closes({ code: 1001, reason: "", wasClean: true });
      let hiding;
      void watcher.closed.then((observation) => (hiding = observation.pageHiding));
      await Promise.resolve();
      await Promise.resolve();
      assert.equal(hiding, true);
      other.watcher.stop();
    });
  }

  test("is no longer going away some time after a beforeunload that came to nothing", (t) => {
    const clocks = fakeClocks(t);
    const page = fakePage(t);
    const { watcher } = watched();
    page.fire("beforeunload");
    clocks.advance(9_000);
    assert.equal(watcher.observation().pageHiding, true);
    clocks.advance(2_000);
    assert.equal(watcher.observation().pageHiding, false);
    watcher.stop();
  });

  test("came back from the cache just before the close", async (t) => {
    const clocks = fakeClocks(t);
    const page = fakePage(t);
    const { socket, watcher } = watched();
    socket.opens();
    page.fire("pagehide", { persisted: true });
    clocks.advance(5_000);
    page.fire("pageshow", { persisted: true });
    clocks.advance(5);
    const later = watched();
    socket.closes();
    later.socket.closes();
    const { restoredFromCache, suspendedMs, pageHiding } = await watcher.closed;
    assert.deepEqual(
      { restoredFromCache, suspendedMs, pageHiding },
      { restoredFromCache: true, suspendedMs: 5_000, pageHiding: false },
    );
    assert.equal((await later.watcher.closed).restoredFromCache, false, "this socket was not there before");
  });

  test("reported that its policy blocked this very URL", async (t) => {
    const page = fakePage(t);
    const violation = (/** @type {string} */ blockedURI, disposition = "enforce") =>
      page.fire("securitypolicyviolation", { blockedURI, disposition });
    const named = watched("ws://blocked.example/a?b#c");
    const other = watched("ws://blocked.example/");
    const reported = watched("ws://reported.example/");
    violation("ws://blocked.example/a?b");
    violation("ws://reported.example/", "report");
    for (const { socket } of [named, other, reported]) socket.fails();
    assert.equal((await named.watcher.closed).blockedByPolicy, true);
    assert.equal("blockedByPolicy" in (await other.watcher.closed), false);
    assert.equal("blockedByPolicy" in (await reported.watcher.closed), false);
    assert.equal(named.watcher.observation().blockedByPolicy, true, "also when nobody listens any more");
  });

  test("reported that after the error", async (t) => {
    const time = standStill(t);
    const page = fakePage(t);
    const { socket, watcher } = watched("ws://late.example/");
    socket.fails();
    await time.pass(299);
    page.fire("securitypolicyviolation", { blockedURI: "ws://late.example/", disposition: "enforce" });
    await time.pass(2);
    assert.equal((await watcher.closed).blockedByPolicy, true);
  });
});

describe("Suspension", () => {
  const hour = 3_600_000;

  /**
   * @param {import('node:test').TestContext} t
   * @param {(page: ReturnType<typeof fakePage>, clocks: ReturnType<typeof fakeClocks>, socket: FakeSocket) => void} happens
   * @param {string} [visibility]
   */
  async function suspendedAfter(t, happens, visibility = "visible") {
    const clocks = fakeClocks(t);
    const page = fakePage(t, { visibility });
    const { socket, watcher } = watched();
    socket.opens();
    happens(page, clocks, socket);
    socket.closes();
    return (await watcher.closed).suspendedMs;
  }

  test("is seen when the wall clock gets ahead of the monotonic one", async (t) => {
    assert.equal(await suspendedAfter(t, (_page, clocks) => clocks.advance(hour, 500)), hour - 500);
  });

  test("is seen when both clocks jump in a visible page", async (t) => {
    assert.equal(await suspendedAfter(t, (_page, clocks) => clocks.advance(hour)), hour - 1000);
  });

  test("is not a busy page, nor a small or backward correction of the time", async (t) => {
    const happens = (/** @type {unknown} */ _page, /** @type {ReturnType<typeof fakeClocks>} */ clocks) => {
      clocks.advance(8_000);
      clocks.advance(1_500, 0);
      clocks.advance(-hour, 500);
    };
    assert.equal(await suspendedAfter(t, happens), undefined);
  });

  test("is not the throttling of a hidden page's timers", async (t) => {
    assert.equal(await suspendedAfter(t, (_page, clocks) => clocks.advance(62_000), "hidden"), undefined);
  });

  test("is seen in a hidden page once throttling no longer explains the gap", async (t) => {
    assert.equal(await suspendedAfter(t, (_page, clocks) => clocks.advance(hour), "hidden"), hour - 60_000);
  });

  test("is not the time for which a page was hidden before it was shown again", async (t) => {
    const happens = (/** @type {any} */ page, /** @type {ReturnType<typeof fakeClocks>} */ clocks) => {
      clocks.advance(61_000);
      page.document.visibilityState = "visible";
      page.fireOnDocument("visibilitychange");
    };
    assert.equal(await suspendedAfter(t, happens, "hidden"), undefined);
  });

  test("lasts from freeze to resume", async (t) => {
    const happens = (/** @type {any} */ page, /** @type {ReturnType<typeof fakeClocks>} */ clocks) => {
      page.fireOnDocument("freeze");
      clocks.advance(1_200);
      page.fireOnDocument("resume");
    };
    assert.equal(await suspendedAfter(t, happens, "hidden"), 1_200);
  });

  for (const [delay, expected] of [
    [500, hour - 500],
    [2_000, undefined],
  ]) {
    test(`${expected ? "still matters" : "no longer matters"} when a message came ${delay} ms after it`, async (t) => {
      const happens = (/** @type {any} */ page, /** @type {any} */ clocks, /** @type {FakeSocket} */ socket) => {
        clocks.advance(hour, 500);
        page.fireOnDocument("visibilitychange");
        clocks.advance(delay);
        socket.dispatchEvent(new Event("message"));
      };
      assert.equal(await suspendedAfter(t, happens), expected);
    });
  }
});

describe("Other sockets", () => {
  test("that close within a second are counted, for all of them", async (t) => {
    const time = standStill(t);
    const all = [watched(), watched(), watched()];
    const counted = Promise.all(all.map(async ({ watcher }) => (await watcher.closed).closedTogether));
    for (const { socket } of all) socket.opens();
    for (const { socket } of all) {
      assert.equal(await isSettled(counted), false);
      await time.pass(30);
      socket.closes();
    }
    await time.pass(1);
    assert.equal(await isSettled(counted), true, "nobody waits once no other socket is open");
    assert.deepEqual(await counted, [2, 2, 2]);
  });

  test("that stay open hold closed back for a second, and observation() not at all", async (t) => {
    const time = standStill(t);
    const [closing, staying] = [watched(), watched()];
    closing.socket.closes();
    assert.equal(closing.watcher.observation().code, 1006);
    assert.equal("closedTogether" in closing.watcher.observation(), false, "one may still follow");
    await time.pass(1_000);
    assert.equal(await isSettled(closing.watcher.closed), false, "the second is not over");
    await time.pass(2);
    assert.equal(await isSettled(closing.watcher.closed), true, "the second is over");
    assert.equal((await closing.watcher.closed).closedTogether, 0);
    staying.watcher.stop();
  });

  test("are not waited for when the page itself closed the socket", async (t) => {
    const time = standStill(t);
    const [closing, staying] = [watched(), watched()];
    closing.socket.opens();
    closing.socket.close(1000);
    closing.socket.closes({ code: 1000, reason: "", wasClean: true });
    await time.pass(1);
    assert.equal(await isSettled(closing.watcher.closed), true);
    staying.watcher.stop();
  });

  test("are not waited for once they are no longer watched", async (t) => {
    const time = standStill(t);
    const [closing, staying] = [watched(), watched()];
    closing.socket.closes();
    staying.watcher.stop();
    await time.pass(1);
    assert.equal(await isSettled(closing.watcher.closed), true);
  });

  test("did not close together when one is the retry of the other", async (t) => {
    const time = standStill(t);
    const first = watched();
    first.socket.closes();
    await time.pass(5);
    const retry = watched();
    retry.socket.closes();
    await time.pass(1);
    assert.equal("closedTogether" in (await first.watcher.closed), false);
    assert.equal("closedTogether" in (await retry.watcher.closed), false);
  });
});

describe("The history of a URL", () => {
  test("holds the last eight closes, newest last, whatever the query and the fragment were", async () => {
    const base = freshUrl();
    let observation;
    for (let code = 4000; code < 4010; code += 1) {
      const { socket, watcher } = watched(`${base}?token=${code}#${code}`);
      socket.opens();
      socket.closes({ code, reason: "", wasClean: true });
      observation = await watcher.closed;
    }
    assert.deepEqual(observation?.history?.map(({ code }) => code), [4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008]);
    assert.deepEqual(Object.keys(observation?.history?.[0] ?? {}), ["code", "openMs", "opened"]);
  });

  test("is left out for the first close, and holds no close without a code", async () => {
    const url = freshUrl();
    const failed = watched(url);
    failed.socket.fails();
    assert.equal("history" in (await failed.watcher.closed), false);
    const next = watched(url);
    next.socket.closes();
    assert.equal("history" in (await next.watcher.closed), false);
  });

  test("does not believe the clean 1000 that wrappers make up for a failure", async () => {
    const url = freshUrl();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const { socket, watcher } = watched(url);
      socket.closes({ code: 1000, reason: "", wasClean: true });
      const { isTrusted, history } = await watcher.closed;
      assert.deepEqual({ isTrusted, history }, { isTrusted: false, history: undefined });
    }
  });

  test("forgets the URL that was not used for longest after fifty", async () => {
    const first = freshUrl();
    for (const url of [first, ...Array.from({ length: 50 }, freshUrl)]) {
      watched(url).socket.closes();
    }
    const { socket, watcher } = watched(first);
    socket.closes();
    assert.equal("history" in (await watcher.closed), false);
  });
});

test("A watched socket that nobody holds is forgotten, with the page's listeners", async (t) => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const page = fakePage(t);
  const references = Array.from({ length: 20 }, () => {
    const { socket, watcher } = watched();
    socket.opens();
    void watcher.observation();
    return new WeakRef(socket);
  });
  assert.notDeepEqual(page.listeners(), {});
  await eventually(() => {
    collect();
    return Object.keys(page.listeners()).length === 0;
  }, "the page's listeners are gone");
  assert.deepEqual(references.filter((reference) => reference.deref() !== undefined), []);
  assert.deepEqual(page.listeners(), {});
});

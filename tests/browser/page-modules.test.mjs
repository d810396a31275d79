/**
 * The parts of the site that need no browser: addresses, observations in links, times in searches, the bytes of a frame.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeClose } from "../../web/demo/frame.mjs";
import { frameBytes } from "../../web/site/facts.js";
import { codePath, comparisonPath, parseCode, readPair } from "../../web/site/addresses.js";
import { readObservation, writeObservation } from "../../web/site/observation-link.js";
import { timeIn } from "../../web/site/search-box.js";
import { symptoms } from "../../web/site/symptoms.js";

test("A code is a whole number from 0 to 65535 in plain digits", () => {
  for (const code of [0, 1, 999, 1000, 4999, 65535]) assert.equal(parseCode(String(code)), code);
  for (const text of ["", "-1", "+1", "65536", "99999", "1e3", "0x3e8", "1000.0", "01000", "1 000", "１０００", "NaN"]) {
    assert.equal(parseCode(text), undefined, text);
  }
});

test("A registered code has a page, and every other number is a fragment of the page of its range", () => {
  const paths = { 1006: "codes/1006/", 3008: "codes/3008/", 0: "codes/0-999/#0", 1016: "codes/1016-1999/#1016", 3001: "codes/3000-3999/#3001", 4321: "codes/4000-4999/#4321", 65535: "codes/5000-65535/#65535" };
  for (const [code, path] of Object.entries(paths)) assert.equal(codePath(Number(code)), path);
});

test("Two registered codes have a page with the smaller one first, and every other pair is read back from its fragment", () => {
  assert.equal(comparisonPath(1001, 1015), "compare/1001-vs-1015/");
  for (const [left, right] of /** @type {const} */ ([[1015, 1001], [1000, 1000], [1006, 4321], [0, 65535]])) {
    const path = comparisonPath(left, right);
    assert.equal(path, `compare/#${left}-vs-${right}`);
    assert.deepEqual(readPair(path.slice("compare/".length)), [left, right]);
  }
  for (const fragment of ["", "#", "#1006", "#1006-vs-", "#1006-vs-99999", "#-1-vs-1000", "#1e3-vs-1000", "#1006-vs-1007-vs-1008"]) assert.equal(readPair(fragment), undefined, fragment);
});

test("An observation comes back from its link as it was", () => {
  const all = { code: 1006, wasClean: false, opened: true, errored: false, openMs: 60000, idleMs: 59000, lastSentBytes: 12, browser: /** @type {const} */ ("firefox"), visibility: /** @type {const} */ ("hidden"), pageCloseState: /** @type {const} */ ("open"), closedTogether: 3 };
  for (const observation of [all, { code: 0 }, { opened: false }, ...symptoms.map((symptom) => symptom.observation)]) {
    assert.deepEqual(readObservation(`#${writeObservation(observation)}`), { observation, rejected: [] });
  }
});

test("A link carries neither the reason nor the address of a socket", () => {
  assert.equal(writeObservation({ code: 4001, reason: "secret", url: "wss://example.com/?token=secret", protocol: "secret" }), "c=4001");
});

test("What is no observation in a fragment is left out and named", () => {
  assert.deepEqual(readObservation(""), { rejected: [] });
  assert.deepEqual(readObservation("#c=1006&opened=yes&open=-1&idle=1e3&browser=netscape&reason=x&__proto__=1&constructor=1"), {
    observation: { code: 1006 },
    rejected: ["opened", "open", "idle", "browser", "reason", "__proto__", "constructor"],
  });
  assert.deepEqual(readObservation("#c=65536&open=99999999999"), { rejected: ["c", "open"] });
});

test("A time in a search is read in the units that people write", () => {
  const times = /** @type {const} */ ([
    ["en", "every 60 seconds", 60000], ["en", "closes after 10 min", 600000], ["en", "dies after 90s", 90000], ["en", "350 ms", 350],
    ["ja", "60秒ごとに切れる", 60000], ["ja", "２時間", 7200000], ["zh-Hans", "每 60 秒", 60000], ["ko", "60초마다", 60000],
    ["ru", "каждые 60 секунд", 60000], ["uk", "кожні 2 години", 7200000], ["ar", "كل 60 ثانية", 60000], ["de", "every 60 seconds", 60000],
  ]);
  for (const [lang, query, ms] of times) assert.equal(timeIn(query, lang), ms, query);
  for (const query of ["1006", "going away", "404 not found", "5 messages", ""]) assert.equal(timeIn(query, "en"), undefined, query);
});

test("The bytes that a code is shown with are those that the demo server sends", () => {
  for (const code of [0, 999, 1000, 1001, 4001, 65535]) {
    assert.equal(frameBytes(code).replaceAll(" ", "").toLowerCase(), encodeClose(code, "").toString("hex"));
  }
});

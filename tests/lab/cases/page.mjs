/** What the page and the browser do themselves: closing, policies, ports, limits. */
import { broken, clean, errorOnly, everywhere, failed, lost, threw, top1, top3 } from "../expect.mjs";

/** @typedef {import('../cases.mjs').Case} Case */

/** @type {Case['steps']} */
const closesWith4000 = [{ close: [4000, "mine"] }];
const closed = everywhere(top1("page/closed-by-page"));
const page = everywhere(top3("page/"));

/** @type {readonly Case[]} */
const closingCases = [
  {
    id: "cc-echo",
    when: "the page closes with 4000 and the server answers as it should",
    target: { path: "/echo" },
    steps: closesWith4000,
    expected: everywhere(clean(4000, { reason: "mine" })),
    causes: closed,
  },
  {
    id: "cc-nocode",
    when: "the page closes without a code",
    target: { path: "/echo" },
    steps: [{ close: [] }],
    expected: everywhere(clean(1005)),
    causes: closed,
  },
  {
    id: "cc-empty",
    when: "the page closes with 4000 and the answer has no code",
    target: { path: "/answer-empty" },
    steps: closesWith4000,
    expected: everywhere(clean(1005)),
    causes: closed,
  },
  {
    id: "cc-other",
    when: "the page closes with 4000 and the server answers 1000",
    target: { path: "/answer-other?code=1000" },
    steps: closesWith4000,
    expected: everywhere(clean(1000)),
    causes: closed,
  },
  {
    id: "cc-fin",
    when: "the page closes with 4000 and the server ends TCP without an answer",
    target: { path: "/answer-fin" },
    steps: closesWith4000,
    expected: everywhere(lost),
    causes: page,
  },
  {
    id: "cc-rst",
    when: "the page closes with 4000 and the server resets TCP",
    target: { path: "/answer-reset" },
    steps: closesWith4000,
    expected: { chromium: lost, firefox: broken, webkitgtk: broken },
    causes: page,
  },
  {
    id: "cc-ignore",
    when: "the page closes with 4000 and the server never answers",
    target: { path: "/answer-nothing" },
    steps: closesWith4000,
    giveUpMs: 110_000,
    expected: {
      chromium: { ...lost, lastsMs: 60_000 },
      firefox: { ...broken, lastsMs: 20_000 },
      webkitgtk: { ...lost, lastsMs: 5_000 },
    },
    long: ["chromium"],
    causes: everywhere(top1("page/")),
  },
  {
    id: "cc-echonofin",
    when: "the page closes with 4000 and the server answers but keeps TCP open",
    target: { path: "/answer-without-fin" },
    steps: closesWith4000,
    expected: {
      chromium: clean(4000, { lastsMs: 2_000 }),
      firefox: clean(4000, { soon: true }),
      webkitgtk: clean(4000, { soon: true }),
    },
    causes: closed,
  },
  {
    id: "close-while-connecting",
    when: "the page closes before the socket is open",
    target: { path: "/echo" },
    steps: [{ whileConnecting: true, close: [] }],
    expected: everywhere(failed),
    causes: everywhere(top1("page/close-while-connecting")),
  },
];

/** @type {readonly Case[]} */
const refusalCases = [
  {
    id: "blockedport",
    when: "the port is one browsers block",
    target: { url: "ws://127.0.0.1:6000/" },
    expected: { chromium: failed, firefox: failed, webkitgtk: errorOnly },
    causes: everywhere(top1("blocked/port")),
  },
  {
    id: "csp",
    when: "the page's connect-src forbids the URL",
    target: { path: "/echo" },
    page: "csp",
    expected: {
      chromium: errorOnly,
      firefox: threw("NS_ERROR_CONTENT_BLOCKED"),
      webkitgtk: threw("SecurityError"),
    },
    causes: everywhere(top1("blocked/csp")),
  },
  {
    id: "mixed-content",
    when: "a page from https: opens ws: to another host",
    target: { url: "ws://mixed.invalid/" },
    page: "https",
    expected: { chromium: threw("SecurityError"), firefox: threw("SecurityError"), webkitgtk: errorOnly },
    causes: everywhere(top1("blocked/mixed-content")),
  },
  {
    id: "mixed-loopback",
    when: "a page from https: opens ws: to this machine",
    target: { path: "/close?code=1000" },
    page: "https",
    expected: { chromium: clean(1000), firefox: clean(1000), webkitgtk: errorOnly },
    causes: {
      chromium: top1("app/finished"),
      firefox: top1("app/finished"),
      webkitgtk: top1("blocked/mixed-content"),
    },
  },
  {
    id: "bad-url",
    when: "the URL cannot be parsed",
    target: { url: "ws://127.0.0.1:99999/" },
    expected: everywhere(threw("SyntaxError")),
    causes: everywhere(top1("blocked/bad-url")),
  },
  {
    id: "bad-subprotocol",
    when: "the page asks for the same subprotocol twice",
    target: { path: "/echo" },
    protocols: ["a", "a"],
    expected: everywhere(threw("SyntaxError")),
    causes: everywhere(top1("blocked/bad-url")),
  },
  {
    id: "many",
    when: "as many sockets are open as the browser allows",
    target: { path: "/echo" },
    crowd: { chromium: 255, firefox: 200, webkitgtk: 199 },
    expected: { chromium: failed, firefox: failed, webkitgtk: errorOnly },
    long: ["chromium", "firefox", "webkitgtk"],
    causes: everywhere(top3("blocked/too-many-sockets", "handshake/", "network/")),
  },
];

export const pageCases = [...closingCases, ...refusalCases];

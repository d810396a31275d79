/** The server answers the opening handshake wrongly, late or not at all. */
import { clean, everywhere, failed, silent, top1, top3 } from "../expect.mjs";

/** @typedef {import('../cases.mjs').Case} Case */

const NO_TAKEOVER = "server_no_context_takeover";

const wrongAnswer = everywhere(top3("handshake/", "network/", "protocol/"));
const finished = top1("app/finished");
const subprotocol = top1("handshake/subprotocol");

/** @type {Readonly<Record<string, readonly [path: string, when: string]>>} */
const FAILS_EVERYWHERE = {
  badaccept: ["/accept-wrong", "Sec-WebSocket-Accept is wrong"],
  noaccept: ["/accept-missing", "Sec-WebSocket-Accept is missing"],
  noupgrade: ["/upgrade-missing", "the answer lacks Upgrade"],
  badupgrade: ["/upgrade-wrong", "the answer upgrades to something else"],
  noconn: ["/connection-missing", "the answer lacks Connection"],
  garbage: ["/garbage", "the answer is no HTTP"],
  unkext: ["/extension?answer=x-unknown", "the server picks an extension nobody offered"],
  "pmd-dup": [
    `/extension?answer=${encodeURIComponent(`permessage-deflate; ${NO_TAKEOVER}; ${NO_TAKEOVER}`)}`,
    "the server repeats a parameter of permessage-deflate",
  ],
  "pmd-range": [
    `/extension?answer=${encodeURIComponent("permessage-deflate; server_max_window_bits=16")}`,
    "the server picks a compression window out of range",
  ],
  "pmd-unknown": [
    `/extension?answer=${encodeURIComponent("permessage-deflate; x-unknown")}`,
    "the server adds an unknown parameter to permessage-deflate",
  ],
  hangfin: ["/hang-then-fin", "the server ends TCP instead of answering"],
  hangrst: ["/hang-then-reset", "the server resets TCP instead of answering"],
};

/** @type {readonly Case[]} */
const subprotocolCases = [
  {
    id: "proto-none",
    when: "the page asks for subprotocols and the server picks none",
    target: { path: "/subprotocol" },
    protocols: ["a", "b"],
    expected: {
      chromium: failed,
      firefox: clean(1000, { protocol: "" }),
      webkitgtk: clean(1000, { protocol: "" }),
    },
    causes: { chromium: subprotocol, firefox: finished, webkitgtk: finished },
  },
  {
    id: "proto-other",
    when: "the server picks a subprotocol the page did not ask for",
    target: { path: "/subprotocol?answer=x" },
    protocols: ["a", "b"],
    expected: everywhere(failed),
    causes: everywhere(subprotocol),
  },
  {
    id: "proto-uninvited",
    when: "the server picks a subprotocol although the page asked for none",
    target: { path: "/subprotocol?answer=x" },
    expected: { chromium: failed, firefox: clean(1000), webkitgtk: failed },
    causes: { ...wrongAnswer, firefox: finished },
  },
  {
    id: "proto-case",
    when: "the server answers the subprotocol in capitals",
    target: { path: "/subprotocol?answer=A" },
    protocols: ["a"],
    expected: { chromium: failed, firefox: failed, webkitgtk: clean(1000) },
    causes: { chromium: subprotocol, firefox: subprotocol, webkitgtk: finished },
  },
  {
    id: "proto-two",
    when: "the server picks two subprotocols",
    target: { path: `/subprotocol?answer=${encodeURIComponent("a, b")}` },
    protocols: ["a", "b"],
    expected: everywhere(failed),
    causes: everywhere(subprotocol),
  },
  {
    id: "proto-right",
    when: "the server picks the second subprotocol and closes with 1000",
    target: { path: "/subprotocol?answer=b" },
    protocols: ["a", "b"],
    expected: everywhere(clean(1000, { protocol: "b" })),
    causes: everywhere(finished),
  },
];

/** @type {readonly Case[]} */
const hangCases = [
  {
    id: "hang",
    when: "the server never answers the handshake",
    target: { path: "/hang", alone: true },
    giveUpMs: 270_000,
    expected: {
      chromium: { ...failed, lastsMs: 240_000 },
      firefox: { ...failed, lastsMs: 20_000 },
      webkitgtk: silent,
    },
    long: ["chromium", "webkitgtk"],
    causes: { chromium: top1("handshake/timeout"), firefox: top1("handshake/timeout"), webkitgtk: undefined },
  },
  {
    id: "silent",
    when: "the server accepts TCP and says nothing",
    target: { server: "silent", alone: true },
    giveUpMs: 270_000,
    expected: {
      chromium: { ...failed, lastsMs: 240_000 },
      firefox: { ...failed, lastsMs: 20_000 },
      webkitgtk: silent,
    },
    long: ["chromium", "webkitgtk"],
    causes: { chromium: top1("handshake/timeout"), firefox: top1("handshake/timeout"), webkitgtk: undefined },
  },
  {
    id: "hang-given-up",
    when: "the page gives up after 1 s without an answer",
    target: { path: "/hang", alone: true },
    steps: [{ whileConnecting: true, afterMs: 1_000, close: [] }],
    expected: everywhere({ ...failed, lastsMs: 1_000 }),
    causes: everywhere(top3("page/", "handshake/timeout")),
  },
  {
    id: "still-connecting",
    when: "the server has not answered for 3 s",
    target: { path: "/hang", alone: true },
    giveUpMs: 3_000,
    expected: everywhere(silent),
    causes: everywhere(undefined),
  },
];

/** @type {readonly Case[]} */
export const handshakeCases = [
  ...Object.entries(FAILS_EVERYWHERE).map(
    /** @returns {Case} */
    ([id, [path, when]]) => ({
      id,
      when,
      target: { path },
      expected: everywhere(failed),
      causes: id.startsWith("hang") ? everywhere(top3("network/", "handshake/dropped")) : wrongAnswer,
    }),
  ),
  {
    id: "http10",
    when: "the answer says HTTP/1.0 101",
    target: { path: "/http-1-0" },
    expected: { chromium: clean(1000), firefox: failed, webkitgtk: failed },
    causes: { ...wrongAnswer, chromium: finished },
  },
  ...subprotocolCases,
  ...hangCases,
];

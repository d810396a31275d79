/** The server sends what RFC 6455 section 5 forbids. */
import { broken, clean, everywhere, lost, top1, top3 } from "../expect.mjs";

/** @typedef {import('../cases.mjs').Case} Case */

const caught = {
  chromium: top1("protocol/", "server/reserved-code"),
  firefox: top3("protocol/"),
  webkitgtk: top3("protocol/"),
};
const finished = top1("app/finished");

/** @type {Readonly<Record<string, readonly [path: string, when: string]>>} */
const CAUGHT_EVERYWHERE = {
  rsv1: ["/rsv1", "the server sets the first reserved bit"],
  rsv2: ["/rsv2", "the server sets the second reserved bit"],
  rsv3: ["/rsv3", "the server sets the third reserved bit"],
  badop: ["/opcode-data", "the server uses data opcode 3"],
  badopctl: ["/opcode-control", "the server uses control opcode 11"],
  fragping: ["/ping-fragmented", "the server fragments a ping"],
  bigping: ["/ping-long", "the server sends a ping of 126 bytes"],
  cont: ["/continuation-stray", "the server continues a message that has not begun"],
  nested: ["/interleaved", "the server begins a message inside another"],
  nonmin: ["/length-16-not-minimal", "the server writes length 5 in 16 bits"],
  nonmin64: ["/length-64-not-minimal", "the server writes length 5 in 64 bits"],
  neglen: ["/length-negative", "the server sets the highest bit of a 64-bit length"],
  badutf8: ["/utf8-text", "the server sends text that is not UTF-8"],
  badclosereason: ["/utf8-close-reason", "the server gives a reason that is not UTF-8"],
  closelong: ["/close-long", "the server sends a Close frame of 202 bytes"],
  closefrag: ["/close-fragmented", "the server fragments its Close frame"],
  garbageopen: ["/http-after-handshake", "the server sends HTTP after the handshake"],
};

/** @type {readonly Case[]} */
export const violationCases = [
  ...Object.entries(CAUGHT_EVERYWHERE).map(
    /** @returns {Case} */
    ([id, [path, when]]) => ({
      id,
      when,
      target: { path },
      expected: everywhere(broken),
      causes: caught,
    }),
  ),
  {
    id: "masked",
    when: "the server masks a frame",
    target: { path: "/masked" },
    expected: { chromium: broken, firefox: clean(1000), webkitgtk: broken },
    causes: { ...caught, firefox: finished },
  },
  {
    id: "close1byte",
    when: "the server sends a Close frame of one byte",
    target: { path: "/close-one-byte" },
    expected: { chromium: broken, firefox: clean(1005), webkitgtk: broken },
    causes: { ...caught, firefox: top3("app/no-status") },
  },
  {
    id: "dataafterclose",
    when: "the server sends a message after its Close frame",
    target: { path: "/data-after-close" },
    expected: { chromium: broken, firefox: clean(1001), webkitgtk: clean(1001) },
    causes: {
      chromium: caught.chromium,
      firefox: top1("server/shutdown"),
      webkitgtk: top1("server/shutdown"),
    },
  },
  {
    id: "hugelen",
    when: "the server announces a message of one tebibyte and ends TCP 2 s later",
    target: { path: "/length-huge" },
    expected: {
      chromium: { ...lost, soon: true },
      firefox: { ...broken, soon: true },
      webkitgtk: { ...lost, lastsMs: 2_000 },
    },
    causes: { chromium: undefined, firefox: top3("protocol/"), webkitgtk: undefined },
  },
  {
    id: "deflatebad",
    when: "the server sends compressed bytes that cannot be inflated",
    target: { path: "/deflate-broken" },
    expected: everywhere(broken),
    causes: {
      chromium: top1("protocol/"),
      firefox: top3("protocol/"),
      webkitgtk: top3("protocol/"),
    },
  },
  {
    id: "deflateok",
    when: "the server compresses as agreed and closes with 1000",
    target: { path: "/deflate-right" },
    expected: everywhere(clean(1000)),
    causes: everywhere(finished),
  },
];

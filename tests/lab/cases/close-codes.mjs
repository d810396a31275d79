/** The server sends a Close frame: which code reaches the page, and how a rough end of TCP changes that. */
import { broken, clean, everywhere, lost, top1, top3, unclean } from "../expect.mjs";

/** @typedef {import('../cases.mjs').Case} Case */

/**
 * Codes every browser hands to the page, with the causes they stand for.
 *
 * @type {readonly (readonly [code: number | 'none', reason: string, ...causes: string[]])[]}
 */
const TOLD = [
  [1000, "", "app/finished"],
  [1001, "", "server/shutdown"],
  [1001, "Connection Idle Timeout", "idle/"],
  [1002, "", "protocol/"],
  [1003, "", "data/"],
  [1007, "", "data/", "protocol/"],
  [1008, "", "policy/", "auth/"],
  [1008, "token expired", "auth/"],
  [1008, "rate limit exceeded", "policy/rate-limit"],
  [1009, "", "size/"],
  [1010, "", "extension/"],
  [1011, "", "server/error"],
  [1011, "keepalive ping timeout", "idle/keepalive-timeout"],
  [3000, "", "auth/"],
  [3003, "", "auth/"],
  [3008, "", "server/timeout", "idle/"],
  [4000, "", "app/"],
  [4401, "", "auth/"],
  [4403, "", "auth/"],
  [4429, "", "policy/rate-limit"],
  ["none", "", "app/no-status"],
];

/** Registered codes that WebKitGTK does not let through. */
const REGISTERED = /** @type {const} */ ([
  [1012, "server/shutdown"],
  [1013, "server/overload"],
  [1014, "server/bad-gateway"],
]);

/** Codes no server may send; Chromium and Firefox hand them over all the same. */
const OUTSIDE = [0, 999, 1004, 1016, 1100, 2999, 5000, 65535];

/** Codes that stand for "no code came" and must not be in a frame. */
const MADE = [1005, 1006, 1015];

const outside = top1("server/reserved-code", "protocol/");
const refused = top1("protocol/", "server/reserved-code");
const refusedByWebKit = top3("protocol/", "server/");

/**
 * @param {number | 'none'} code
 * @param {string} reason
 */
const idOf = (code, reason) =>
  [code === "none" ? "recv-none" : `recv${code}`, ...reason.toLowerCase().split(" ")]
    .filter(Boolean)
    .join("-");

/**
 * @param {number | 'none'} code
 * @param {string} [reason]
 */
const path = (code, reason = "") =>
  `/close?code=${code}${reason === "" ? "" : `&reason=${encodeURIComponent(reason)}`}`;

/** @type {readonly Case[]} */
export const closeCases = [
  ...TOLD.map(
    /** @returns {Case} */
    ([code, reason, ...causes]) => ({
      id: idOf(code, reason),
      ...(reason === "" ? {} : { variantOf: `recv${code}` }),
      when:
        code === "none"
          ? "the server sends a Close frame without a code"
          : `the server sends ${code}${reason === "" ? "" : ` with the reason "${reason}"`}`,
      target: { path: path(code, reason) },
      expected: everywhere(clean(code === "none" ? 1005 : code, { reason })),
      causes: everywhere(top1(...causes)),
    }),
  ),
  ...REGISTERED.map(
    /** @returns {Case} */
    ([code, cause]) => ({
      id: `recv${code}`,
      when: `the server sends ${code}`,
      target: { path: path(code) },
      expected: { chromium: clean(code), firefox: clean(code), webkitgtk: broken },
      causes: { chromium: top1(cause), firefox: top1(cause), webkitgtk: refusedByWebKit },
    }),
  ),
  ...OUTSIDE.map(
    /** @returns {Case} */
    (code) => ({
      id: `recv${code}`,
      when: `the server sends ${code}`,
      target: { path: path(code) },
      expected: { chromium: clean(code), firefox: clean(code), webkitgtk: broken },
      causes: { chromium: outside, firefox: outside, webkitgtk: refusedByWebKit },
    }),
  ),
  ...MADE.map(
    /** @returns {Case} */
    (code) => ({
      id: `recv${code}`,
      when: `the server sends ${code}`,
      target: { path: path(code) },
      expected: { chromium: broken, firefox: clean(code), webkitgtk: broken },
      causes: {
        chromium: refused,
        // Nothing distinguishes a 1005 on the wire from a frame without a code.
        firefox:
          code === 1005 ? top3("app/no-status", "protocol/") : top3("protocol/", "server/reserved-code"),
        webkitgtk: refusedByWebKit,
      },
    }),
  ),
  {
    id: "closethenrst",
    when: "the server sends 1000 and resets TCP after the answer",
    target: { path: "/close-then-reset?code=1000" },
    expected: {
      chromium: unclean(1000),
      firefox: clean(1000),
      webkitgtk: unclean(1000, { errored: true }),
    },
    causes: everywhere(top1("app/finished")),
  },
  {
    id: "closethenfinnowait",
    when: "the server sends 1001 and ends TCP without waiting for the answer",
    target: { path: "/close-then-fin?code=1001" },
    expected: { chromium: clean(1001), firefox: [unclean(1001), clean(1001)], webkitgtk: clean(1001) },
    causes: everywhere(top1("server/shutdown")),
  },
  {
    id: "closethenkill",
    when: "the server sends 1012 and resets TCP at once",
    target: { path: "/close-then-kill?code=1012" },
    expected: {
      chromium: [unclean(1012), lost],
      firefox: [unclean(1012, { errored: true }), clean(1012), unclean(1012)],
      webkitgtk: broken,
    },
    causes: {
      chromium: top1("lost/", "server/"),
      firefox: top1("server/shutdown"),
      webkitgtk: top3("lost/"),
    },
  },
];

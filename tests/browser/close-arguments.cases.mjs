/**
 * Arguments for WebSocket.close() and what the WHATWG standard makes of them
 * (https://websockets.spec.whatwg.org/#dom-websocket-close). The code is a [Clamp] unsigned short, the reason a
 * USVString. The page imports this file too, because NaN, undefined and lone surrogates do not survive JSON.
 *
 * @typedef {{throws: string} | {sends: {code?: number, reason: string} | 'anything'}} Outcome
 *   `throws` is the name of the DOMException; `sends` is the Close frame that goes to the server, without `code` when
 *   its body is empty, and 'anything' where the standard leaves it open
 */

const REFUSED_CODE = Object.freeze({ throws: "InvalidAccessError" });
const REFUSED_REASON = Object.freeze({ throws: "SyntaxError" });

/**
 * @param {number} [code]
 * @param {string} [reason]
 */
const sends = (code, reason = "") => ({ sends: code === undefined ? { reason } : { code, reason } });

/** @type {readonly {call: string, args: readonly unknown[], expected: Outcome}[]} */
export const CASES = [
  { call: "close()", args: [], expected: sends() },
  { call: "close(undefined)", args: [undefined], expected: sends() },
  { call: "close(null)", args: [null], expected: REFUSED_CODE },
  { call: "close(NaN)", args: [NaN], expected: REFUSED_CODE },
  { call: "close(-1)", args: [-1], expected: REFUSED_CODE },
  { call: "close(0)", args: [0], expected: REFUSED_CODE },
  { call: "close(999)", args: [999], expected: REFUSED_CODE },
  { call: "close(999.5)", args: [999.5], expected: sends(1000) },
  { call: "close(1000)", args: [1000], expected: sends(1000) },
  { call: 'close("1000")', args: ["1000"], expected: sends(1000) },
  { call: "close(1000.4)", args: [1000.4], expected: sends(1000) },
  { call: "close(1000.9)", args: [1000.9], expected: REFUSED_CODE },
  { call: "close(1001)", args: [1001], expected: REFUSED_CODE },
  { call: "close(1005)", args: [1005], expected: REFUSED_CODE },
  { call: "close(1006)", args: [1006], expected: REFUSED_CODE },
  { call: "close(1011)", args: [1011], expected: REFUSED_CODE },
  { call: "close(1012)", args: [1012], expected: REFUSED_CODE },
  { call: "close(1015)", args: [1015], expected: REFUSED_CODE },
  { call: "close(2999)", args: [2999], expected: REFUSED_CODE },
  { call: "close(3000)", args: [3000], expected: sends(3000) },
  { call: "close(3999)", args: [3999], expected: sends(3999) },
  { call: "close(4999)", args: [4999], expected: sends(4999) },
  { call: "close(4999.6)", args: [4999.6], expected: REFUSED_CODE },
  { call: "close(5000)", args: [5000], expected: REFUSED_CODE },
  { call: "close(65536)", args: [65536], expected: REFUSED_CODE },
  // 1000 again when a number is cut to 16 bits instead of clamped.
  { call: "close(66536)", args: [66536], expected: REFUSED_CODE },
  { call: 'close(undefined, "x")', args: [undefined, "x"], expected: { sends: "anything" } },
  { call: 'close(undefined, "")', args: [undefined, ""], expected: { sends: "anything" } },
  { call: "close(1000, undefined)", args: [1000, undefined], expected: sends(1000) },
  { call: "close(1000, null)", args: [1000, null], expected: sends(1000, "null") },
  { call: "close(4001, 123 bytes)", args: [4001, "r".repeat(123)], expected: sends(4001, "r".repeat(123)) },
  { call: "close(4001, 124 bytes)", args: [4001, "r".repeat(124)], expected: REFUSED_REASON },
  {
    call: "close(4001, 41 euro signs of 3 bytes)",
    args: [4001, "€".repeat(41)],
    expected: sends(4001, "€".repeat(41)),
  },
  { call: "close(4001, 42 euro signs of 3 bytes)", args: [4001, "€".repeat(42)], expected: REFUSED_REASON },
  { call: "close(4001, a lone high surrogate)", args: [4001, "a\uD83Db"], expected: sends(4001, "a\uFFFDb") },
  { call: "close(4001, a lone low surrogate)", args: [4001, "\uDD0C"], expected: sends(4001, "\uFFFD") },
  {
    call: "close(4001, 41 lone surrogates)",
    args: [4001, "\uD83D".repeat(41)],
    expected: sends(4001, "\uFFFD".repeat(41)),
  },
  { call: "close(4001, 42 lone surrogates)", args: [4001, "\uD83D".repeat(42)], expected: REFUSED_REASON },
  // Both are wrong; the code is checked first.
  { call: "close(1001, 124 bytes)", args: [1001, "r".repeat(124)], expected: REFUSED_CODE },
];

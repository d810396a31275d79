/**
 * Reads what `/close?code=…&reason=…&after=…` asks for.
 */
import { MAX_CODE, MAX_REASON_BYTES } from "./frame.mjs";

export const MAX_AFTER_MS = 60_000;
const PARAMETERS = ["code", "reason", "after"];

/**
 * @typedef {object} CloseRequest
 * @property {number | undefined} code 0 to 65535; undefined for a Close frame without a body
 * @property {string} reason at most 123 bytes of UTF-8
 * @property {number} afterMs milliseconds between the handshake and the Close frame, 0 to 60000
 */

/**
 * @param {URLSearchParams} query
 * @returns {{request: CloseRequest} | {problem: string}} `problem` is a sentence for the person who asked
 */
export function parseCloseRequest(query) {
  for (const name of new Set(query.keys())) {
    if (!PARAMETERS.includes(name))
      return { problem: `There is no parameter "${name}". Use code, reason and after.` };
    if (query.getAll(name).length > 1) return { problem: `The parameter "${name}" is given more than once.` };
  }

  const codeText = query.get("code") ?? "";
  const code = codeText === "none" ? undefined : parseInteger(codeText, MAX_CODE);
  if (Number.isNaN(code)) {
    return {
      problem: `The parameter "code" must be an integer from 0 to ${MAX_CODE}, or "none" for a Close frame without a code.`,
    };
  }

  const reason = query.get("reason") ?? "";
  const reasonBytes = Buffer.byteLength(reason, "utf8");
  if (reasonBytes > MAX_REASON_BYTES) {
    return {
      problem: `The reason has ${reasonBytes} bytes of UTF-8; a Close frame has room for ${MAX_REASON_BYTES}.`,
    };
  }
  if (code === undefined && reasonBytes > 0)
    return { problem: "A Close frame without a code cannot carry a reason." };

  const afterMs = parseInteger(query.get("after") ?? "0", MAX_AFTER_MS);
  if (Number.isNaN(afterMs)) {
    return {
      problem: `The parameter "after" must be an integer from 0 to ${MAX_AFTER_MS}, in milliseconds.`,
    };
  }
  return { request: { code, reason, afterMs } };
}

/**
 * Stricter than Number(), which also takes "", " 7", "1e3" and "0x10".
 *
 * @param {string} text
 * @param {number} max
 * @returns {number} NaN when `text` is not a plain integer from 0 to `max`
 */
function parseInteger(text, max) {
  if (!/^\d{1,5}$/.test(text)) return Number.NaN;
  const value = Number(text);
  return value <= max ? value : Number.NaN;
}

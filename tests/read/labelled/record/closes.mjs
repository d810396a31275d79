/** What is done to every client, as paths of the fault server, and what every server is asked to do or suffers. */

/** Codes and reasons that a server closes with. */
export const CLOSES = /** @type {const} */ ([
  [1000, ""],
  [1000, "work complete"],
  [1001, ""],
  [1001, "server shutting down"],
  [1002, "bad opcode"],
  [1003, "text only"],
  [1008, "policy violation"],
  [1009, "message too big"],
  [1011, ""],
  [1011, "unexpected condition"],
  [1012, "service restart"],
  [1013, "try again later"],
  [3000, "unauthorized"],
  [4000, ""],
  [4001, "session replaced"],
  [4401, "token expired"],
  [4408, "接続がタイムアウトしました"],
]);

const close = (/** @type {number | string} */ code, /** @type {string} */ reason) =>
  `/close?code=${code}${reason && `&reason=${encodeURIComponent(reason)}`}`;

/** @type {readonly string[]} */
export const CLIENT_PATHS = [
  ...CLOSES.map(([code, reason]) => close(code, reason)),
  close("none", ""),
  "/fin",
  "/reset",
  "/masked",
  "/rsv1",
  "/opcode-data",
  "/utf8-text",
  "/close-one-byte",
  "/ping-fragmented",
  "/length-negative",
  ...[400, 401, 403, 404, 426, 429, 500, 502, 503, 504].map((status) => `/http?status=${status}`),
  "/accept-wrong",
  "/upgrade-missing",
  "/garbage",
  "/hang-then-fin",
  "/hang-then-reset",
  "/subprotocol?answer=x",
  "/extension?answer=x-unknown",
];

/** Seen by a server: the client closes with a code, or its connection breaks. */
export const SUFFERED = /** @type {const} */ ([
  ...CLOSES.filter(([code]) => ![1012, 1013].includes(code)),
  ["empty", ""],
  ["fin", ""],
  ["reset", ""],
  ["rsv1", ""],
  ["utf8", ""],
  ["big", ""],
]);

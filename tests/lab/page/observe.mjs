/**
 * The recorder's own `watch` and `probe`: the shape of the public ones, and no more of their care than the lab needs.
 *
 * @typedef {Record<string, any>} Facts
 * @typedef {Readonly<Record<string, any>>} Observation see the public type of this name
 * @typedef {{closed: Promise<Observation>, observation: () => Observation, stop: () => void}} Watcher
 */

/** How long `close` may lag behind `error` before it is taken not to come. */
const LONELY_ERROR_MS = 1_000;
const PROBE_MS = 5_000;

/** @type {Map<string, {code: number, openMs?: number, opened: boolean}[]>} */
const histories = new Map();

/**
 * @param {WebSocket} socket
 * @param {{url?: string, protocols?: string | readonly string[]}} [init]
 * @returns {Watcher}
 */
export function watch(socket, { url = socket.url, protocols } = {}) {
  const started = performance.now();
  const key = url.replace(/[?#].*$/, "");
  const history = histories.get(key) ?? [];
  let openedAt = /** @type {number | undefined} */ (undefined);
  let lastFrameAt = /** @type {number | undefined} */ (undefined);
  let sentAt = /** @type {number | undefined} */ (undefined);
  let errored = false;
  let blockedByPolicy = false;
  /** @type {Facts} */
  const traffic = { messagesSent: 0, messagesReceived: 0 };
  /** @type {Facts} */
  const byPage = {};
  const { send, close } = socket;

  socket.send = (data) => {
    send.call(socket, data);
    lastFrameAt = sentAt = performance.now();
    traffic["messagesSent"] += 1;
    traffic["lastSentBytes"] = /** @type {ArrayBufferView} */ (data).byteLength;
  };
  socket.close = (code, reason) => {
    if (socket.readyState < WebSocket.CLOSING) {
      byPage["closedByPage"] = true;
      byPage["pageCloseState"] = socket.readyState === WebSocket.OPEN ? "open" : "connecting";
      if (code !== undefined) byPage["pageCloseCode"] = code;
    }
    if (code === undefined) close.call(socket);
    else close.call(socket, code, reason);
  };

  const observation = () => {
    const now = performance.now();
    const since = (/** @type {number | undefined} */ time) =>
      time === undefined ? undefined : Math.round(now - time);
    return withoutUndefined({
      url,
      browser: browserName(),
      online: navigator.onLine,
      visibility: document.visibilityState,
      pageSecure: location.protocol === "https:",
      opened: openedAt !== undefined,
      errored,
      connectMs: Math.round((openedAt ?? now) - started),
      openMs: since(openedAt),
      idleMs: since(lastFrameAt),
      ...(protocols === undefined ? {} : { protocolsRequested: [protocols].flat() }),
      ...(openedAt === undefined
        ? {}
        : { protocol: socket.protocol, extensions: socket.extensions, ...traffic }),
      sinceSendMs: since(sentAt),
      bufferedAmount: socket.bufferedAmount > 0 ? socket.bufferedAmount : undefined,
      blockedByPolicy: blockedByPolicy ? true : undefined,
      ...byPage,
      ...(history.length === 0 ? {} : { history: [...history] }),
    });
  };

  const closed = new Promise((resolve) => {
    socket.addEventListener("open", () => (openedAt = performance.now()));
    socket.addEventListener("message", () => {
      lastFrameAt = performance.now();
      traffic["messagesReceived"] += 1;
    });
    addEventListener("securitypolicyviolation", ({ blockedURI }) => {
      blockedByPolicy ||= blockedURI.startsWith(key);
    });
    socket.addEventListener("error", () => {
      errored = true;
      const lonely = observation();
      setTimeout(
        () => resolve(withoutUndefined({ ...lonely, blockedByPolicy: blockedByPolicy || undefined })),
        LONELY_ERROR_MS,
      );
    });
    socket.addEventListener("close", ({ code, reason, wasClean, isTrusted }) => {
      const seen = observation();
      histories.set(key, [...history, { code, opened: seen["opened"], openMs: seen["openMs"] }]);
      resolve({ code, reason, wasClean, isTrusted, ...seen });
    });
  });

  return { closed, observation, stop() {} };
}

/**
 * @param {string} url
 * @returns {Promise<{http: 'reachable' | 'unreachable', status?: number, ms: number}>}
 */
export async function probe(url) {
  const target = new URL(url);
  target.protocol = target.protocol === "wss:" ? "https:" : "http:";
  const sameOrigin = target.origin === location.origin;
  const started = performance.now();
  const answer = await fetch(target, {
    mode: sameOrigin ? "same-origin" : "no-cors",
    redirect: sameOrigin ? "manual" : "follow",
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(PROBE_MS),
  }).catch(() => undefined);
  const ms = Math.round(performance.now() - started);
  if (answer === undefined) return { http: "unreachable", ms };
  return { http: "reachable", ms, ...(answer.status === 0 ? {} : { status: answer.status }) };
}

/** @param {Facts} facts */
function withoutUndefined(facts) {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function browserName() {
  if ("userAgentData" in navigator) return "chromium";
  return CSS.supports("-moz-appearance", "none") ? "firefox" : "webkit";
}

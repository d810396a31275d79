/** The public `watch`. */
import { CloseCodeError } from "../api/errors.js";
import { property } from "../api/normalise.js";
import { Recorder } from "./recorder.js";
import type { Watcher, WatchOptions } from "./types.js";

/** Weak on both sides: a recorder lives as long as its socket does. */
const recorders = new WeakMap<object, Recorder>();

function recorderOf(socket: WebSocket, init: WatchOptions): Recorder {
  const known = recorders.get(socket);
  if (known && !known.isOver) {
    known.add(init);
    return known;
  }
  const recorder = new Recorder(socket, init);
  recorders.set(socket, recorder);
  return recorder;
}

/**
 * Records an Observation of a socket without changing what it does. Attach it right after construction: what happened
 * before is not known, and facts that depend on it are left out.
 *
 * Until the close, `send` and `close` of this one socket are own properties that call what the page would have called.
 * Calls that go around them, such as `WebSocket.prototype.send.call(socket)`, are not seen.
 *
 * @param socket a WebSocket, or anything that has its events and `readyState`
 * @param init what the constructor was given
 * @throws CloseCodeError NOT_A_SOCKET when it takes no listeners
 */
export function watch(socket: WebSocket, init: WatchOptions = {}): Watcher {
  if (typeof socket !== "object" || socket === null || typeof property(socket, "addEventListener") !== "function") {
    throw new CloseCodeError("NOT_A_SOCKET", "watch() needs a WebSocket or an object with its events.");
  }
  const recorder = recorderOf(socket, init);
  recorder.watchers += 1;
  let stopped = false;
  return {
    closed: recorder.closed,
    observation: () => recorder.observation(),
    stop() {
      if (stopped) return;
      stopped = true;
      recorder.watchers -= 1;
      if (recorder.watchers === 0) recorder.stop();
    },
  };
}

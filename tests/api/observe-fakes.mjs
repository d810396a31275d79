/** Sockets, a page and clocks that do what a test tells them. */
import { setImmediate } from "node:timers/promises";

/** A socket with the events, methods and properties of WebSocket, and nothing behind them. */
export class FakeSocket extends EventTarget {
  readyState = 0;
  bufferedAmount = 0;
  protocol = "";
  extensions = "";

  /** @param {string} [url] */
  constructor(url = "ws://fake.example/") {
    super();
    this.url = url;
    // Newer Node makes the list of listeners with the first of them; a browser's socket never changes shape like that.
    const none = () => {};
    this.addEventListener("none", none);
    this.removeEventListener("none", none);
  }

  /** @param {unknown} _data */
  send(_data) {
    if (this.readyState === 0) throw new DOMException("Still connecting.", "InvalidStateError");
  }

  /** @param {unknown[]} args */
  close(...args) {
    if (args[0] === 1001) throw new DOMException("Not that code.", "InvalidAccessError");
    this.readyState = 2;
  }

  /** @param {string} [protocol] */
  opens(protocol = "") {
    this.readyState = 1;
    this.protocol = protocol;
    this.dispatchEvent(new Event("open"));
  }

  fails() {
    this.readyState = 3;
    this.dispatchEvent(new Event("error"));
  }

  /** @param {Record<string, unknown>} [facts] */
  closes(facts = { code: 1006, reason: "", wasClean: false }) {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), facts));
  }
}

/**
 * Gives Node the globals of a page until the test is over.
 *
 * @param {import('node:test').TestContext} context
 * @param {{href?: string, visibility?: string}} [options]
 */
export function fakePage(context, { href = "https://page.example/", visibility = "visible" } = {}) {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: visibility });
  /** @type {Record<string, number>} */
  const listeners = {};
  for (const target of [window, document]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (/** @type {string} */ type, /** @type {any} */ listener) => {
      listeners[type] = (listeners[type] ?? 0) + 1;
      addEventListener.call(target, type, listener);
    };
    target.removeEventListener = (/** @type {string} */ type, /** @type {any} */ listener) => {
      listeners[type] = (listeners[type] ?? 0) - 1;
      removeEventListener.call(target, type, listener);
    };
  }
  const { protocol, origin } = new URL(href);
  const globals = {
    document,
    location: { href, protocol },
    origin,
    addEventListener: window.addEventListener,
    removeEventListener: window.removeEventListener,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  context.after(() => {
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  });
  return {
    document,
    /** How many listeners of each kind are there now. */
    listeners: () => Object.fromEntries(Object.entries(listeners).filter(([, count]) => count !== 0)),
    /** @param {string} type @param {object} [facts] */
    fire: (type, facts = {}) => window.dispatchEvent(Object.assign(new Event(type), facts)),
    /** @param {string} type */
    fireOnDocument: (type) => document.dispatchEvent(new Event(type)),
  };
}

/**
 * Clocks that stand still until they are set, also differently from each other. Timers run on meanwhile, by the real
 * time.
 *
 * @param {import('node:test').TestContext} context
 */
export function fakeClocks(context) {
  const time = { wall: 1e12, monotonic: 1e9 };
  context.mock.method(Date, "now", () => time.wall);
  context.mock.method(performance, "now", () => time.monotonic);
  return {
    /** @param {number} wall @param {number} [monotonic] */
    advance(wall, monotonic = wall) {
      time.wall += wall;
      time.monotonic += monotonic;
    },
  };
}

/**
 * True if the promise is settled by what has happened so far, without any time passing.
 *
 * @param {Promise<unknown>} promise
 */
export async function isSettled(promise) {
  let settled = false;
  void promise.finally(() => (settled = true));
  await setImmediate();
  return settled;
}

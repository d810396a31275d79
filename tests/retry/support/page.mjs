/** What libraries look for when they believe to be in a page. */
import { Window } from "happy-dom";
import { WebSocket } from "ws";

/** Makes a document and its window global. Newer Node has a `navigator` of its own that cannot be assigned. */
export function pretendPage() {
  const window = new Window({ url: "http://localhost/" });
  // In a page these are the same functions, so that a test which replaces the one replaces the other.
  for (const name of ["setTimeout", "clearTimeout", "setInterval", "clearInterval"]) {
    window[name] = (...args) => globalThis[name](...args);
  }
  const globals = { window, document: window.document, navigator: window.navigator, WebSocket };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

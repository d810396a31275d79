/**
 * What the three browsers have in common. Tests use nothing else, so that each of them runs in all three.
 *
 * @typedef {{width: number, height: number}} Size in CSS pixels
 * @typedef {'light' | 'dark'} ColorScheme
 *
 * @typedef {object} StartOptions
 * @property {Size} [viewport] 1280 x 800 when left out
 * @property {ColorScheme} [colorScheme] light when left out
 *
 * @typedef {object} Browser
 * @property {string} name "Chromium", "Firefox" or "WebKitGTK", for messages
 * @property {'chromium' | 'firefox' | 'webkitgtk'} id the key in the project's data
 * @property {string} version as the browser itself states it, e.g. "156.0.8078.79"
 * @property {(url: string) => Promise<void>} open loads a page and waits for its load event
 * @property {(call: Function | string, ...args: unknown[]) => Promise<any>} evaluate runs a function in the page and
 *   returns what it returns or resolves to. Arguments and result are JSON; undefined stays undefined. The function
 *   cannot see anything of the test file. Works under every Content-Security-Policy. Rejects with PageLeft when another
 *   page came meanwhile.
 * @property {(selector: string) => Promise<void>} click a real mouse click in the middle of the element
 * @property {(selector: string, text: string) => Promise<void>} type focuses the element and types with real keys
 * @property {(key: string) => Promise<void>} press a key for whatever has the focus: a character or
 *   a name of KeyboardEvent.key such as Tab, Enter, Escape, ArrowDown, Home; with modifiers before it, as in Shift+Tab
 * @property {(file: string) => Promise<void>} screenshot writes the viewport as PNG
 * @property {(size: Size) => Promise<void>} setViewport
 * @property {(scheme: ColorScheme) => Promise<void>} setColorScheme what `prefers-color-scheme` says. Firefox and
 *   WebKitGTK read it once, at their start: there each scheme has a browser of its own, started when it is first asked
 *   for, and the page that was open is left. Call it before `open`.
 * @property {() => Promise<void>} close ends the browser and removes its profile; never throws
 */

/** The longest a browser may take to start, with other work on the machine. */
export const START_MS = 120_000;
/** The longest one call may take. */
export const STEP_MS = 60_000;

/** @type {Readonly<Size>} */
export const USUAL_SIZE = Object.freeze({ width: 1280, height: 800 });

/**
 * "Shift+Tab" as its keys, modifiers first.
 *
 * @param {string} keys
 * @returns {string[]}
 */
export function splitKeys(keys) {
  // The last "+" may be the key itself, as in "Control++".
  return keys.split(/\+(?=.)/);
}

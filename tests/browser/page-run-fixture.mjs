/**
 * What tests do with a live socket of the page: begin one in either section, and read its events and causes.
 */
import assert from "node:assert/strict";
import { eventually, waitFor } from "./wait.mjs";

/** @typedef {"fault" | "own"} Panel the section: "Try it" with a fault, or "Diagnose your own" */

/** @param {import("./harness/browser.mjs").Browser} browser */
export function liveSockets(browser) {
  /** @param {string} field @param {string} text instead of what the field holds */
  const fill = (field, text) =>
    browser.evaluate((/** @type {string} */ name, /** @type {string} */ value) => {
      const input = /** @type {HTMLInputElement} */ (document.getElementById(name));
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }, field, text);

  /**
   * Presses the button of a panel and waits until the panel shows the new socket. What it showed of the socket before is
   * marked first, because it stays for a moment.
   *
   * @param {Panel} panel
   */
  async function start(panel) {
    await browser.evaluate((/** @type {string} */ one) => {
      for (const event of document.querySelectorAll(`#${one}-run [data-event]`)) event.setAttribute("data-earlier", "");
    }, panel);
    await browser.click(`#${panel}-button`);
    await waitFor(browser, "a new socket", (/** @type {string} */ one) => document.querySelector(`#${one}-run [data-event]:not([data-earlier])`) !== null, panel);
  }

  /** @param {Panel} panel @param {string} attribute */
  const valuesOf = (panel, attribute) =>
    browser.evaluate((/** @type {string} */ one, /** @type {string} */ name) => [...document.querySelectorAll(`#${one}-run [${name}]`)].map((node) => node.getAttribute(name)), panel, attribute);

  return {
    fill,

    /** @param {string} fault */
    async begin(fault) {
      await browser.click("#try-mode-fault");
      await browser.evaluate((/** @type {string} */ value) => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector("#fault"));
        select.value = value;
        if (select.value !== value) throw new Error(`There is no fault ${value} in the list.`);
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }, fault);
      await start("fault");
    },

    /** @param {string} url @param {string} [protocols] */
    async connect(url, protocols = "") {
      await fill("own-url", url);
      await fill("own-protocols", protocols);
      await start("own");
    },

    /** @param {Panel} panel */
    isOpen: (panel) =>
      waitFor(browser, "open", (/** @type {string} */ one) => document.querySelector(`#${one}-run [data-event=open]`) !== null, panel),

    /**
     * Waits until exactly this has happened, in this order.
     *
     * @param {Panel} panel
     * @param {readonly string[]} expected
     * @param {{leaveOut?: readonly string[]}} [options] events that may come or not
     */
    sees: (panel, expected, { leaveOut = [] } = {}) =>
      eventually(() => valuesOf(panel, "data-event"), (events) =>
        assert.deepEqual(events.filter((/** @type {string} */ event) => !leaveOut.includes(event)), expected)),

    /**
     * @param {Panel} panel
     * @returns {Promise<string[]>} the ids of the causes, most probable first
     */
    async causes(panel) {
      await waitFor(browser, "a diagnosis", (/** @type {string} */ one) => document.querySelector(`#${one}-run [data-cause]`) !== null, panel);
      return valuesOf(panel, "data-cause");
    },
  };
}

/**
 * @param {readonly string[]} causes
 * @param {number} places how many of the first are looked at
 * @param {...string} prefixes one of which one of them must begin with
 */
export function assertAmong(causes, places, ...prefixes) {
  const found = causes.slice(0, places).some((cause) => prefixes.some((prefix) => cause.startsWith(prefix)));
  assert.ok(found, `one of the first ${places} of ${causes.join(" ")} begins with ${prefixes.join(" or ")}`);
}

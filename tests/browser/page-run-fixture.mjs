/**
 * What tests do with a live socket of the page: begin one in either section, and read its events and causes.
 */
import assert from "node:assert/strict";
import { waitFor } from "./page-fixture.mjs";

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
      await browser.click("#fault-button");
    },

    /** @param {string} url @param {string} [protocols] */
    async connect(url, protocols = "") {
      await fill("own-url", url);
      await fill("own-protocols", protocols);
      await browser.click("#own-button");
    },

    /** @param {Panel} panel */
    isOpen: (panel) =>
      waitFor(browser, "open", (/** @type {string} */ one) => document.querySelector(`#${one}-run [data-event=open]`) !== null, panel),

    /**
     * @param {Panel} panel
     * @returns {Promise<string[]>} what happened, in order
     */
    events: (panel) =>
      browser.evaluate((/** @type {string} */ one) => [...document.querySelectorAll(`#${one}-run [data-event]`)].map((event) => event.getAttribute("data-event")), panel),

    /**
     * @param {Panel} panel
     * @returns {Promise<string[]>} the ids of the causes, most probable first
     */
    async causes(panel) {
      const selector = `#${panel}-run [data-cause]`;
      await waitFor(browser, "a diagnosis", (/** @type {string} */ one) => document.querySelector(one) !== null, selector);
      return browser.evaluate((/** @type {string} */ one) => [...document.querySelectorAll(one)].map((cause) => cause.getAttribute("data-cause")), selector);
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

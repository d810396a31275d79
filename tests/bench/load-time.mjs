/** load() with the first explain(), and a further language, in Chromium, with the modules already in its cache. */
import { medianOfVisits } from "./page-visits.mjs";

/** @returns {Promise<number>} median milliseconds over several visits, the first not counted */
export const measureLoad = () =>
  medianOfVisits("index.js", async (entry) => {
    const { load } = await import(entry);
    const begin = performance.now();
    const engine = await load();
    if (engine.explain(1006).code !== 1006 || engine.runtime !== "wasm") throw new Error("the engine did not start");
    return performance.now() - begin;
  }, { warmUps: 1 });

/** @param {string} tag @returns {Promise<number>} median milliseconds of addLanguage, with the pack's module there already */
export const measureLanguage = (tag) =>
  medianOfVisits(`languages/${tag}.js`, async (entry) => {
    const [{ load }, { default: pack }] = await Promise.all([import(new URL("../index.js", entry).href), import(entry)]);
    const engine = await load();
    const begin = performance.now();
    engine.addLanguage(pack);
    const spent = performance.now() - begin;
    if (engine.languages.length !== 2) throw new Error("the language was not added");
    return spent;
  }, { warmUps: 1 });

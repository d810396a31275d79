/** load() and the first explain() in Chromium, with the modules already in its cache. */
import { fileURLToPath } from "node:url";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { browsers } from "../browser/harness/index.mjs";

const visits = 9;

/** @returns {Promise<number>} median milliseconds over several visits, the first not counted */
export async function measureLoad() {
  const site = await startSiteServer({
    mounts: [
      { prefix: "/", folder: fileURLToPath(new URL("../browser/", import.meta.url)) },
      { prefix: "/closecode/", folder: fileURLToPath(new URL("../../dist/", import.meta.url)) },
    ],
    policy: () => "",
  });
  const browser = await browsers.chromium();
  try {
    const times = [];
    for (let visit = 0; visit <= visits; visit++) {
      await browser.open(`${site.url}/pages/blank.html`);
      const ms = await browser.evaluate(async (entry) => {
        const { load } = await import(entry);
        const begin = performance.now();
        const engine = await load();
        if (engine.explain(1006).code !== 1006 || engine.runtime !== "wasm") throw new Error("the engine did not start");
        return performance.now() - begin;
      }, `${site.url}/closecode/index.js`);
      if (visit > 0) times.push(ms);
    }
    return times.sort((a, b) => a - b)[visits >> 1];
  } finally {
    await browser.close();
    await site.close();
  }
}

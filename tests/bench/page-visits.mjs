/** Times something on a blank page in Chromium that can import the package, over several visits. */
import { fileURLToPath } from "node:url";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { takePort } from "../support/ports.mjs";
import { browsers } from "../browser/harness/index.mjs";

const visits = 9;

/**
 * @param {string} entry file of dist/ that `measure` is given the address of
 * @param {(entry: string) => Promise<number>} measure runs in the page; milliseconds
 * @param {{warmUps?: number}} [options] visits before those that count
 * @returns {Promise<number>} the median
 */
export async function medianOfVisits(entry, measure, { warmUps = 0 } = {}) {
  const site = await startSiteServer({
    port: await takePort(),
    mounts: [
      { prefix: "/", folder: fileURLToPath(new URL("../browser/", import.meta.url)) },
      { prefix: "/closecode/", folder: fileURLToPath(new URL("../../dist/", import.meta.url)) },
    ],
    policy: () => "",
  });
  const browser = await browsers.chromium();
  try {
    const times = [];
    for (let visit = 0; visit < warmUps + visits; visit++) {
      await browser.open(`${site.url}/pages/blank.html`);
      const ms = await browser.evaluate(measure, `${site.url}/closecode/${entry}`);
      if (visit >= warmUps) times.push(ms);
    }
    return times.sort((a, b) => a - b)[visits >> 1];
  } finally {
    await browser.close();
    await site.close();
  }
}

/** What adding the overlay costs a page that never sees a close: the main thread's time in installOverlay(), in Chromium. */
import { medianOfVisits } from "./page-visits.mjs";

/** @returns {Promise<number>} median milliseconds over several visits, each the first installation of its page */
export const measureInstall = () =>
  medianOfVisits("overlay.js", async (entry) => {
    const { installOverlay } = await import(entry);
    const begin = performance.now();
    installOverlay();
    return performance.now() - begin;
  });

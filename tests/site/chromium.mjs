/** The built site in Chromium, for tests that take long. */
import { after, before } from "node:test";
import { launch } from "puppeteer-core";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { findExecutable } from "../browser/harness/executable.mjs";
import { takePort } from "../support/ports.mjs";
import { folder } from "./built.mjs";

/**
 * Starts server and browser before the tests of a file and ends them after.
 * @returns what is there while a test runs
 */
export function siteInChromium() {
  const started = /** @type {{browser: Awaited<ReturnType<typeof launch>>, server: Awaited<ReturnType<typeof startSiteServer>>}} */ ({});
  before(async () => {
    started.server = await startSiteServer({ mounts: [{ prefix: "/", folder }], port: await takePort() });
    started.browser = await launch({ executablePath: findExecutable("chromium", "chromium"), args: ["--no-sandbox", "--headless=new"] });
  });
  after(async () => {
    await started.browser.close();
    await started.server.close();
  });
  return started;
}

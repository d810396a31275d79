/** A page of an application with the elements in it, and a server of sockets that can be killed. */
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createDemoHandler } from "../../web/demo/demo-handler.mjs";
import { listen } from "../../web/demo/listen.mjs";
import { createSiteHandler } from "../../web/demo/site-server.mjs";
import { waitFor } from "../browser/wait.mjs";
import { takePort } from "../support/ports.mjs";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The strictest page: no inline code, no WebAssembly, no markup from text. */
export const strictest = () =>
  "default-src 'none'; script-src 'nonce-4f3a' 'strict-dynamic'; style-src 'self'; img-src 'self'; connect-src 'self' ws:; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * @param {{policy?: () => string}} [options]
 * @returns {Promise<{url: string, socketUrl: string, close: () => Promise<void>}>} `close` ends the server with all its
 *   connections, as pulling its plug would
 */
export async function startElements({ policy = () => "" } = {}) {
  const sockets = createDemoHandler();
  const serveFile = createSiteHandler({
    mounts: [
      { prefix: "/", folder: folder("pages") },
      { prefix: "/recorded/", folder: folder("../browser/pages") },
      { prefix: "/dist/", folder: folder("../../dist") },
    ],
    policy,
  });
  const server = createServer((request, response) => {
    if (!sockets.handleRequest(request, response)) void serveFile(request, response);
  }).on("upgrade", sockets.handleUpgrade);
  const open = new Set();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  const { authority } = await listen(server, { host: "127.0.0.1", port: await takePort() });
  return {
    url: `http://${authority}/elements.html`,
    socketUrl: `ws://${authority}`,
    async close() {
      for (const socket of open) socket.destroy();
      sockets.closeAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Opens the page and waits until its modules ran. */
export async function openElements(browser, url) {
  await browser.open(url);
  await waitFor(browser, "the page's modules", () => globalThis.ready === true);
  await browser.evaluate(() => {
    // For the tests, which cannot see into a page otherwise.
    globalThis.overlay = () => document.querySelector("close-code-overlay");
    globalThis.shown = (selector) => globalThis.overlay().shadowRoot.querySelector(selector);
    globalThis.pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    globalThis.until = async (found) => {
      const end = performance.now() + 45_000;
      while (performance.now() < end) {
        const value = found();
        if (value) return value;
        await globalThis.pause(20);
      }
      throw new Error(`never: ${found}`);
    };
    // Closes are taken in the order in which they come. So what was reported before a code that the badge shows has been
    // shown too, or never will be. The code must be one that was not reported yet.
    globalThis.untilShown = async (code) => {
      globalThis.overlay().report(code);
      await globalThis.until(() => globalThis.shown(".badge-code")?.textContent === String(code));
    };
    globalThis.openPanel = async (...inputs) => {
      for (const input of inputs) globalThis.overlay().report(input);
      const badge = () => globalThis.shown(".badge");
      await globalThis.until(badge);
      // The overlay takes in together what comes within 50 ms. A timer that is set after its own, for longer, ends later.
      await globalThis.pause(60);
      badge().click();
      const panel = await globalThis.until(() => globalThis.shown(".panel"));
      // Colours are what they are once the panel has come in.
      await Promise.all(panel.getAnimations().map(({ finished }) => finished));
      return panel;
    };
  });
}

/** A page of an application with the elements in it, and a server of sockets that can be killed. */
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createDemoHandler } from "../../web/demo/demo-handler.mjs";
import { listen } from "../../web/demo/listen.mjs";
import { createSiteHandler } from "../../web/demo/site-server.mjs";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The strictest page: no inline code, no WebAssembly, no markup from text. */
export const strictest = () =>
  "default-src 'none'; script-src 'nonce-4f3a' 'strict-dynamic'; style-src 'self'; img-src 'self'; connect-src 'self' ws:; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * @param {{policy?: () => string}} [options]
 * @returns {Promise<{url: string, socketUrl: string, kill: () => Promise<void>}>} `kill` ends the server with all its
 *   connections, as pulling its plug would; it may be called twice
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
  const { authority } = await listen(server, { host: "127.0.0.1", port: 0 });
  return {
    url: `http://${authority}/elements.html`,
    socketUrl: `ws://${authority}`,
    async kill() {
      for (const socket of open) socket.destroy();
      sockets.closeAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Opens the page and waits until its modules ran. */
export async function openElements(browser, url) {
  await browser.open(url);
  await browser.evaluate(async () => {
    for (let i = 0; i < 300 && !globalThis.ready; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    if (!globalThis.ready) throw new Error("the page's modules did not run");
    // For the tests, which cannot see into a page otherwise.
    globalThis.overlay = () => document.querySelector("close-code-overlay");
    globalThis.shown = (selector) => globalThis.overlay().shadowRoot.querySelector(selector);
    globalThis.until = async (found) => {
      for (let i = 0; i < 300; i++) {
        const value = found();
        if (value) return value;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`never: ${found}`);
    };
    globalThis.openPanel = async (...inputs) => {
      for (const input of inputs) globalThis.overlay().report(input);
      (await globalThis.until(() => globalThis.shown(".badge"))).click();
      const panel = await globalThis.until(() => globalThis.shown(".panel"));
      // Colours are what they are once the panel has come in.
      await Promise.all(panel.getAnimations().map(({ finished }) => finished));
      return panel;
    };
  });
}

/**
 * The servers every browser test needs: one that closes WebSockets as asked, and a blank page on loopback to open them
 * from (a page of another origin would be turned away).
 */
import { once, EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";
import { startCloseServer } from "../../web/demo/close-server.mjs";
import { startSiteServer } from "../../web/demo/site-server.mjs";
import { takePort } from "../support/ports.mjs";

/** How long the server's view of a connection may lag behind the page's. */
const RECORD_MS = 60_000;

/**
 * @typedef {object} Fixture
 * @property {string} socketUrl ws://host:port of the close server, without a path
 * @property {string} pageUrl the blank page
 * @property {string} casesUrl close-arguments.cases.mjs, for pages to import
 * @property {() => Promise<import('../../web/demo/session.mjs').SessionRecord>} nextRecord what travelled on the next
 *   connection that ends; call it before the connection is made
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Fixture>} */
export async function startFixture() {
  const records = new EventEmitter();
  const sockets = await startCloseServer({ port: await takePort(), onClosed: (record) => records.emit("record", record) });
  const site = await startSiteServer({
    port: await takePort(),
    mounts: [{ prefix: "/", folder: fileURLToPath(new URL(".", import.meta.url)) }],
    policy: () => "",
  });
  return {
    socketUrl: sockets.url,
    pageUrl: `${site.url}/pages/blank.html`,
    casesUrl: `${site.url}/close-arguments.cases.mjs`,
    async nextRecord() {
      const [record] = await once(records, "record", { signal: AbortSignal.timeout(RECORD_MS) });
      return record;
    },
    async close() {
      await Promise.all([sockets.close(), site.close()]);
    },
  };
}

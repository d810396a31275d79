/** Everything a browser talks to, started and stopped together. All of it listens on loopback. */
import { takePort } from "../support/ports.mjs";
import { startReal } from "./real/index.mjs";
import { startFaultServer } from "./server/fault-server.mjs";
import { listenTcp } from "./server/listener.mjs";

/**
 * @typedef {object} Lab
 * @property {string} pageUrl the recorder page
 * @property {(wanted: import('./cases.mjs').Case) => import('./page/lab.mjs').FramedCase} framed the case for the page
 * @property {() => Promise<void>} close
 */

/** The name in an observation; WebKitGTK's engine is what a page can see of it. */
const OBSERVED_AS = { chromium: "chromium", firefox: "firefox", webkitgtk: "webkit" };

/** What the servers do that do not get as far as HTTP. */
const ACCEPTORS = {
  "accept-fin": (/** @type {import('node:net').Socket} */ socket) => socket.end(),
  "accept-reset": (/** @type {import('node:net').Socket} */ socket) => socket.resetAndDestroy(),
  banner: (/** @type {import('node:net').Socket} */ socket) => socket.end("220 lab ready\r\n"),
  silent: (/** @type {import('node:net').Socket} */ socket) => socket.resume(),
};

/** @param {string} server */
const isFaultServer = (server) => /^(faults|other-origin|tls-.*)$/.test(server);

/**
 * @param {object} options
 * @param {import('./expect.mjs').BrowserId} options.browser
 * @param {import('./server/certificates.mjs').Certificates} options.certificates
 * @param {readonly import('./cases.mjs').Case[]} options.cases those that will run; decides which servers are started
 * @returns {Promise<Lab>}
 */
export async function startLab({ browser, certificates, cases }) {
  const started = await startServers({ browser, certificates, cases });
  const authorities = new Map(started.map(({ name, authority }) => [name, authority]));
  const authorityOf = (/** @type {string} */ name) => {
    const authority = authorities.get(name);
    if (authority === undefined) throw new Error(`The lab has no server called ${name}.`);
    return authority;
  };
  const page = `http://${authorityOf("faults")}/page`;
  const frames = {
    plain: `${page}/frame.html`,
    csp: `${page}/frame.html?policy=${encodeURIComponent("connect-src 'none'")}`,
    https: `https://${authorityOf("tls-good")}/page/frame.html`,
  };

  /** @param {import('./cases.mjs').Case} wanted */
  function urlOf({ id, target }) {
    const { server = "faults", path = "/", alone, url } = target;
    const scheme = target.scheme ?? (server.startsWith("tls-") ? "wss" : "ws");
    if (url !== undefined) return url;
    const address = new URL(`${scheme}://${authorityOf(alone ? id : server)}${path}`);
    if (isFaultServer(server)) address.searchParams.set("case", id);
    return address.href;
  }

  return {
    pageUrl: `${page}/index.html`,
    framed(wanted) {
      const { id, protocols, steps, attempts, giveUpMs, crowd, probe, page } = wanted;
      return {
        id,
        frame: frames[page ?? "plain"],
        url: urlOf(wanted),
        browser: OBSERVED_AS[browser],
        ...(protocols && { protocols }),
        ...(steps && { steps }),
        ...(attempts && { attempts }),
        ...(giveUpMs && { giveUpMs }),
        ...(probe && { probe }),
        ...(page === "csp" && { forbidden: true }),
        ...([wanted.expected[browser] ?? []].flat().some(({ soon }) => soon) && { countsTrips: true }),
        ...(crowd && { crowd: `ws://${authorityOf("faults")}/echo`, crowdSize: crowd[browser] }),
      };
    },
    async close() {
      await Promise.all(started.map(({ close }) => close()));
    },
  };
}

/**
 * @param {Parameters<typeof startLab>[0]} options
 * @returns {Promise<readonly (import('./server/listener.mjs').Listener & {name: string})[]>}
 */
async function startServers({ browser, certificates, cases }) {
  const { good, expired, wrongHost, untrusted } = certificates;
  const client = { ...good, requestCert: true, rejectUnauthorized: true };
  const old = /** @type {const} */ ({
    minVersion: "TLSv1",
    maxVersion: "TLSv1.1",
    ciphers: "DEFAULT@SECLEVEL=0",
  });
  /** @type {Record<string, import('node:tls').TLSSocketOptions & import('node:tls').SecureContextOptions | undefined>} */
  const faultServers = {
    faults: undefined,
    "other-origin": undefined,
    "tls-good": good,
    "tls-expired": expired,
    "tls-wronghost": wrongHost,
    "tls-untrusted": untrusted,
    "tls-old": { ...good, ...old },
    "tls-client-1.2": { ...client, maxVersion: "TLSv1.2" },
    "tls-client-1.3": { ...client, minVersion: "TLSv1.3" },
  };
  // Firefox connects to one address at a time, so a server that never answers needs an address of its own.
  let neighbour = 10;
  const host = () => (browser === "firefox" ? `127.0.0.${(neighbour += 1)}` : "127.0.0.1");
  /** @param {import('./cases.mjs').Case} lonely */
  const startAlone = ({ target: { server = "faults" } }) =>
    server in ACCEPTORS
      ? listenTcp(ACCEPTORS[/** @type {keyof typeof ACCEPTORS} */ (server)], { host: host() })
      : startFaultServer({ host: host() });

  /** @type {(import('./server/listener.mjs').Listener & {name: string})[]} */
  const started = [{ name: "refused", authority: `127.0.0.1:${await takePort()}`, close: async () => {} }];
  try {
    for (const [name, tls] of Object.entries(faultServers))
      started.push({ name, ...(await startFaultServer(tls === undefined ? {} : { tls })) });
    for (const [name, handle] of Object.entries(ACCEPTORS))
      started.push({ name, ...(await listenTcp(handle)) });
    for (const lonely of cases.filter(({ target }) => target.alone))
      started.push({ name: lonely.id, ...(await startAlone(lonely)) });
    started.push(...(await startReal(cases)));
    return started;
  } catch (error) {
    await Promise.all(started.map(({ close }) => close()));
    throw error;
  }
}

/** wss: and what can go wrong with TLS, before the socket opens and after. */
import { broken, clean, everywhere, failed, lost, top1, top3 } from "../expect.mjs";

/** @typedef {import('../cases.mjs').Case} Case */

const failed1015 = { ...failed, code: 1015 };
const badTls = { chromium: failed, firefox: failed1015, webkitgtk: failed };
const tls = { chromium: top3("tls/"), firefox: top1("tls/"), webkitgtk: top3("tls/") };
const gone = top1("lost/", "server/");
const notReached = everywhere(top3("network/", "handshake/dropped", "tls/"));

/** @type {Readonly<Record<string, readonly [server: string, when: string]>>} */
const CERTIFICATES = {
  "tls-expired": ["tls-expired", "the certificate has expired"],
  "tls-wronghost": ["tls-wronghost", "the certificate is for another host"],
  "tls-untrusted": ["tls-untrusted", "the certificate's issuer is not trusted"],
};

/** @type {readonly Case[]} */
export const tlsCases = [
  {
    id: "tls-good",
    when: "the certificate is right and the server closes with 1000",
    target: { server: "tls-good", path: "/close?code=1000" },
    expected: everywhere(clean(1000)),
    causes: everywhere(top1("app/finished")),
  },
  ...Object.entries(CERTIFICATES).flatMap(
    /** @returns {Case[]} */
    ([id, [server, when]]) => [
      { id, when, target: { server, path: "/echo" }, expected: badTls, causes: tls },
      {
        id: `${id}+probe`,
        variantOf: id,
        when: `${when}, and the page probes`,
        target: { server, path: "/echo" },
        probe: true,
        expected: badTls,
        causes: {
          chromium: top1("tls/", "network/"),
          firefox: top1("tls/"),
          webkitgtk: top1("tls/", "network/"),
        },
      },
    ],
  ),
  {
    id: "tls-10",
    when: "the server speaks TLS 1.1 at most",
    target: { server: "tls-old", path: "/close?code=1000" },
    expected: { chromium: failed, firefox: failed1015, webkitgtk: clean(1000) },
    causes: { ...tls, webkitgtk: top1("app/finished") },
  },
  {
    id: "tls-mtls12",
    when: "the server demands a client certificate over TLS 1.2",
    target: { server: "tls-client-1.2", path: "/echo" },
    expected: badTls,
    causes: tls,
  },
  {
    id: "tls-mtls13",
    when: "the server demands a client certificate over TLS 1.3",
    target: { server: "tls-client-1.3", path: "/echo" },
    expected: badTls,
    causes: tls,
  },
  {
    id: "tls-to-http",
    when: "the page opens wss: to a port that speaks plain HTTP",
    target: { path: "/echo", scheme: "wss" },
    expected: badTls,
    causes: tls,
  },
  {
    id: "tls-to-plain",
    when: "the page opens wss: to a port that says nothing, and gives up after 1 s",
    target: { server: "silent", scheme: "wss", alone: true },
    steps: [{ whileConnecting: true, afterMs: 1_000, close: [] }],
    expected: everywhere({ ...failed, lastsMs: 1_000 }),
    causes: everywhere(top3("page/", "handshake/timeout")),
  },
  {
    id: "plain-to-tls",
    when: "the page opens ws: to a port that speaks TLS",
    target: { server: "tls-good", path: "/echo", scheme: "ws" },
    expected: everywhere(failed),
    causes: everywhere(top3("handshake/", "network/", "tls/")),
  },
  {
    id: "tls-tcpfin",
    when: "the server ends TCP before any TLS",
    target: { server: "accept-fin", scheme: "wss" },
    expected: everywhere(failed),
    causes: notReached,
  },
  {
    id: "tls-tcprst",
    when: "the server resets TCP before any TLS",
    target: { server: "accept-reset", scheme: "wss" },
    expected: everywhere(failed),
    causes: notReached,
  },
  {
    id: "tls-fin",
    when: "the server ends TLS and TCP without a Close frame",
    target: { server: "tls-good", path: "/fin" },
    expected: everywhere(lost),
    causes: everywhere(gone),
  },
  {
    id: "tls-destroy",
    when: "the server ends TCP under TLS",
    target: { server: "tls-good", path: "/destroy" },
    expected: everywhere(lost),
    causes: everywhere(gone),
  },
  {
    id: "tls-rst",
    when: "the server resets TCP under TLS",
    target: { server: "tls-good", path: "/reset" },
    expected: { chromium: lost, firefox: broken, webkitgtk: broken },
    causes: { chromium: gone, firefox: top3("lost/"), webkitgtk: top3("lost/") },
  },
];

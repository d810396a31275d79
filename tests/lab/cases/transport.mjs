/** TCP ends, stalls or never starts, without a Close frame; and messages too big for the server. */
import { broken, clean, everywhere, failed, lost, silent, top1, top3 } from "../expect.mjs";

/** @typedef {import('../cases.mjs').Case} Case */

const BIG = 200_000;
/** More than a system takes off a page's hands while the other side reads nothing. */
const UNACKNOWLEDGED = 8 * 1024 * 1024;

const gone = top1("lost/", "server/");
const reset = { chromium: gone, firefox: top3("lost/"), webkitgtk: top3("lost/") };
const notReached = top3("network/", "handshake/dropped");

/** @type {readonly Case[]} */
const afterOpen = [
  {
    id: "fin",
    when: "the server ends TCP without a Close frame",
    target: { path: "/fin" },
    expected: everywhere(lost),
    causes: everywhere(gone),
  },
  {
    id: "finnow",
    when: "the server ends TCP right after its handshake",
    target: { path: "/fin-at-once" },
    expected: { chromium: lost, firefox: [{ ...lost, opened: false }, lost], webkitgtk: lost },
    causes: everywhere(top1("lost/", "server/", "handshake/")),
  },
  {
    id: "rst",
    when: "the server resets TCP",
    target: { path: "/reset" },
    expected: { chromium: lost, firefox: broken, webkitgtk: broken },
    causes: reset,
  },
  {
    id: "destroy",
    when: "the server's process lets go of the socket",
    target: { path: "/destroy" },
    expected: everywhere(lost),
    causes: everywhere(gone),
  },
  {
    id: "fin-on-message",
    when: "the server ends TCP on a small message",
    target: { path: "/fin-on-message" },
    steps: [{ send: 10 }],
    expected: everywhere(lost),
    causes: everywhere(gone),
  },
  {
    id: "idle-cut",
    when: "the server ends TCP after 1.2 s of silence, twice in a row",
    target: { path: "/idle?ms=1200" },
    attempts: 2,
    steps: [{ send: 10 }],
    expected: everywhere({ ...lost, lastsMs: 1_200 }),
    causes: everywhere(top3("idle/")),
  },
  {
    id: "lifetime-cut",
    when: "the server ends TCP 1.2 s after it was opened, traffic or not, twice in a row",
    target: { path: "/lifetime?ms=1200" },
    attempts: 2,
    steps: [{ send: 10 }, { afterMs: 400, send: 10 }, { afterMs: 400, send: 10 }],
    expected: everywhere({ ...lost, lastsMs: 1_200 }),
    causes: everywhere(top3("lifetime/", "lost/")),
  },
  {
    id: "half-open",
    when: "the path is silent and nothing that is sent is ever acknowledged",
    target: { path: "/half-open" },
    steps: [{ send: UNACKNOWLEDGED }],
    giveUpMs: 2_000,
    expected: everywhere({ ...silent, opened: true }),
    causes: everywhere(undefined),
  },
  {
    id: "toobig1009",
    when: "the server answers a message over its limit with 1009",
    target: { path: "/too-big?limit=1000" },
    steps: [{ send: BIG }],
    expected: everywhere(clean(1009, { reason: "Max" })),
    causes: everywhere(top1("size/message-too-big")),
  },
  {
    id: "toobigrst",
    when: "the server resets TCP on a message over its limit",
    target: { path: "/reset-on-big?limit=1000" },
    steps: [{ send: BIG }],
    expected: { chromium: lost, firefox: broken, webkitgtk: broken },
    causes: everywhere(top1("size/message-too-big")),
  },
];

/** @type {readonly Case[]} */
const beforeOpen = [
  {
    id: "refused",
    when: "nothing listens on the port",
    target: { server: "refused" },
    expected: everywhere(failed),
    causes: everywhere(notReached),
  },
  {
    id: "dns",
    when: "the host name does not resolve",
    // A label of 64 characters cannot be put into a DNS query, so that no query leaves this machine.
    target: { url: `ws://${"nonexistent".repeat(6).slice(0, 64)}.invalid/` },
    expected: everywhere(failed),
    causes: everywhere(notReached),
  },
  {
    id: "tcpfin",
    when: "the server ends TCP as soon as it is connected",
    target: { server: "accept-fin" },
    expected: everywhere(failed),
    causes: everywhere(notReached),
  },
  {
    id: "tcprst",
    when: "the server resets TCP as soon as it is connected",
    target: { server: "accept-reset" },
    expected: everywhere(failed),
    causes: everywhere(notReached),
  },
  {
    id: "banner",
    when: "the server speaks first, and no HTTP",
    target: { server: "banner" },
    expected: everywhere(failed),
    causes: everywhere(top3("handshake/", "network/")),
  },
];

/** @type {readonly Case[]} */
const probed = beforeOpen
  .filter(({ id }) => id !== "banner")
  .map((plain) => ({
    ...plain,
    id: `${plain.id}+probe`,
    variantOf: plain.id,
    when: `${plain.when}, and the page probes`,
    probe: true,
    causes: everywhere(top1("network/", "handshake/dropped")),
  }));

export const transportCases = [...afterOpen, ...beforeOpen, ...probed];

/** Real proxies that cut or refuse, and real servers that die, stop or refuse a message. */
import { broken, clean, everywhere, failed, lost, top1, top3, unclean } from "../expect.mjs";

/** @typedef {import('../cases.mjs').Case} Case */

/** Every proxy of the lab gives up after two seconds. */
const TIMEOUT_MS = 2_000;
/** nginx leaves a timer as it is that would move by less. */
const NGINX_LAZY_MS = 300;
/** How the page talks when it alone does: often, so that a busy machine makes no silence of two seconds between. */
const TALK = /** @type {const} */ ({ times: 30, everyMs: 100 });
const LIMIT = 1_000;

const gone = everywhere(top1("lost/", "server/"));
const idle = everywhere(top3("idle/"));
const rejected = everywhere(top3("handshake/", "network/"));
const rejectedAfterProbe = everywhere(top1("handshake/"));

/** @type {readonly Case[]} */
const idleCases = [
  {
    id: "nginx-idle",
    when: "nginx's proxy_read_timeout of 2 s ends a silent connection, twice in a row",
    target: { server: "nginx", path: "/idle" },
    attempts: 2,
    steps: [{ send: 10 }],
    expected: everywhere({ ...lost, lastsMs: TIMEOUT_MS }),
    causes: idle,
  },
  {
    id: "nginx-mute",
    when: "nginx has a proxy_read_timeout of 2 s and only the page sends, for 3 s",
    target: { server: "nginx", path: "/mute" },
    steps: [{ send: 10 }, ...Array.from({ length: TALK.times }, () => ({ afterMs: TALK.everyMs, send: 10 }))],
    // The timeout is about reading from the server, but every message of the page starts it anew.
    expected: everywhere({ ...lost, lastsMs: TALK.times * TALK.everyMs + TIMEOUT_MS - NGINX_LAZY_MS }),
    causes: everywhere(top3("idle/", "lost/")),
  },
  {
    id: "haproxy-idle",
    when: "HAProxy's tunnel timeout of 2 s ends a silent connection, twice in a row",
    target: { server: "haproxy", path: "/idle" },
    attempts: 2,
    steps: [{ send: 10 }],
    expected: everywhere({ ...lost, lastsMs: TIMEOUT_MS }),
    causes: idle,
  },
  {
    id: "apache-idle",
    when: "Apache's Timeout and ProxyTimeout of 2 s end a silent connection, twice in a row",
    target: { server: "apache", path: "/idle" },
    attempts: 2,
    steps: [{ send: 10 }],
    expected: everywhere({ ...lost, lastsMs: TIMEOUT_MS }),
    causes: idle,
  },
];

/** @type {readonly Case[]} */
const refusals = [
  {
    id: "nginx-no-upgrade",
    when: "nginx does not pass Upgrade and Connection on",
    target: { server: "nginx", path: "/no-upgrade" },
    expected: everywhere(failed),
    causes: rejected,
  },
  {
    id: "nginx-no-upgrade+probe",
    variantOf: "nginx-no-upgrade",
    when: "nginx does not pass Upgrade and Connection on, and the page probes",
    target: { server: "nginx", path: "/no-upgrade" },
    probe: true,
    expected: everywhere(failed),
    causes: rejectedAfterProbe,
  },
  {
    id: "nginx-502",
    when: "nothing listens behind nginx",
    target: { server: "nginx", path: "/dead" },
    expected: everywhere(failed),
    causes: rejected,
  },
  {
    id: "nginx-504",
    when: "the server behind nginx does not answer for 2 s",
    target: { server: "nginx", path: "/hung" },
    expected: everywhere({ ...failed, lastsMs: TIMEOUT_MS }),
    causes: rejected,
  },
  {
    id: "haproxy-503",
    when: "nothing listens behind HAProxy",
    target: { server: "haproxy", path: "/dead" },
    expected: everywhere(failed),
    causes: rejected,
  },
  {
    id: "apache-503",
    when: "nothing listens behind Apache",
    target: { server: "apache", path: "/dead" },
    expected: everywhere(failed),
    causes: rejected,
  },
];

/** @type {readonly (readonly [server: string, name: string])[]} */
const SERVERS = [
  ["ws", "a ws server"],
  ["websockets", "a server with Python's websockets"],
  ["uvicorn", "uvicorn"],
];

/** @type {readonly Case[]} */
const killed = SERVERS.map(([server, name]) => ({
  id: `${server}-kill`,
  when: `${name} is killed with -9`,
  target: { server: `${server}-kill` },
  expected: everywhere(lost),
  causes: gone,
}));

/** @type {readonly Case[]} */
const tooBig = SERVERS.map(([server, name]) => ({
  id: `${server}-limit`,
  when: `${name} gets a message over its limit`,
  target: { server },
  steps: [{ send: 200 * LIMIT }],
  // What the server has not read when it ends TCP makes its kernel send RST.
  expected: { ...everywhere(clean(1009)), firefox: [unclean(1009), clean(1009)] },
  causes: everywhere(top1("size/message-too-big")),
}));

/** @type {readonly Case[]} */
const drained = [
  {
    id: "ws-drain",
    when: "a ws server closes its clients with 1001 on SIGTERM",
    target: { server: "ws-drain" },
    expected: everywhere(clean(1001)),
    causes: everywhere(top1("server/shutdown")),
  },
  {
    id: "websockets-drain",
    when: "a server with Python's websockets is stopped with SIGTERM",
    target: { server: "websockets-drain" },
    expected: everywhere(clean(1001)),
    causes: everywhere(top1("server/shutdown")),
  },
  {
    id: "uvicorn-drain",
    when: "uvicorn is stopped with SIGTERM",
    target: { server: "uvicorn-drain" },
    // Debian 12 has uvicorn 0.17, which just ends TCP; later versions send 1012.
    expected: { chromium: [lost, clean(1012)], firefox: [lost, clean(1012)], webkitgtk: [lost, broken] },
    causes: everywhere(top1("lost/", "server/")),
  },
];

export const realCases = [...idleCases, ...refusals, ...killed, ...tooBig, ...drained];

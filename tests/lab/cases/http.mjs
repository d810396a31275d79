/** The server answers with an HTTP status other than 101. */
import { clean, everywhere, failed, top1, top3 } from "../expect.mjs";

/** @typedef {import('../cases.mjs').Case} Case */

const REFUSALS = [200, 204, 400, 401, 403, 404, 407, 426, 429, 500, 502, 503, 504];
const REDIRECTS = [301, 302, 307, 308];

const rejected = everywhere(top3("handshake/", "network/"));
const finished = top1("app/finished");

/** @param {number} status */
const causeOf = (status) =>
  status >= 500
    ? "handshake/http-5xx"
    : [400, 401, 403, 404, 407, 426, 429].includes(status)
      ? `handshake/http-${status}`
      : "handshake/";

/** @type {readonly Case[]} */
const refusals = REFUSALS.flatMap((status) => {
  const path = `/http?status=${status}`;
  const expected = everywhere(failed);
  // Chromium fails a request that anyone but a proxy answers with 407, so its probe cannot tell that a server is there.
  const unknowable = status === 407 ? { chromium: rejected.chromium } : {};
  return /** @type {readonly Case[]} */ ([
    {
      id: `http${status}`,
      when: `the server answers ${status}`,
      target: { path },
      expected,
      causes: rejected,
    },
    {
      id: `http${status}+probe`,
      variantOf: `http${status}`,
      when: `the server answers ${status}, and a page of another origin probes`,
      target: { server: "other-origin", path },
      probe: true,
      expected,
      causes: { ...everywhere(top1("handshake/")), ...unknowable },
    },
    {
      id: `http${status}+probe-status`,
      variantOf: `http${status}`,
      when: `the server answers ${status}, and a page of the same origin probes`,
      target: { path },
      probe: true,
      expected,
      causes: { ...everywhere(top1(causeOf(status))), ...unknowable },
    },
  ]);
});

/** @type {readonly Case[]} */
const redirects = REDIRECTS.map((status) => ({
  id: `http${status}`,
  when: `the server answers ${status} and leads to a WebSocket that closes with 1000`,
  target: {
    path: `/http?status=${status}&location=${encodeURIComponent(`/close?code=1000&case=http${status}`)}`,
  },
  expected: { chromium: failed, firefox: failed, webkitgtk: clean(1000) },
  causes: { ...rejected, webkitgtk: finished },
}));

/** @type {readonly Case[]} */
const redirectsToPages = [
  {
    id: "redir-page",
    when: "the server answers 302 and leads to a web page",
    target: { path: `/http?status=302&location=${encodeURIComponent("/page/frame.html")}` },
    expected: everywhere(failed),
    causes: rejected,
  },
  {
    id: "redir-page+probe",
    variantOf: "redir-page",
    when: "the server answers 302 and leads to a web page, and a page of another origin probes",
    target: {
      server: "other-origin",
      path: `/http?status=302&location=${encodeURIComponent("/page/frame.html")}`,
    },
    probe: true,
    expected: everywhere(failed),
    causes: everywhere(top1("handshake/")),
  },
];

export const httpCases = [...refusals, ...redirects, ...redirectsToPages];

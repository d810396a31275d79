/** The faults that the demo server makes on request, in the groups and the order of the list. */

/** What the page has to do before the fault strikes. */
export type PagePart = { readonly send: number } | { readonly close: number };

export interface Fault {
  readonly id: string;
  /** Below /fault/ of the demo server, with its query. */
  readonly path: string;
  readonly protocols?: readonly string[];
  readonly page?: PagePart;
}

/** Clearly over the limit of 1000 bytes that the demo server is asked to have. */
const big = 200_000;
const violation = <Id extends string>(id: Id, path: string = id): Fault & { readonly id: Id } => ({ id, path });
const status = <Id extends string>(id: Id): Fault & { readonly id: Id } => ({ id, path: `http?status=${id.slice("http-".length)}` });
const extension = (answer: string): string => `extension?answer=${encodeURIComponent(answer)}`;

export const faultGroups = [
  {
    group: "transport",
    faults: [
      { id: "fin", path: "fin" },
      { id: "fin-at-once", path: "fin-at-once" },
      { id: "rst", path: "reset" },
      { id: "destroy", path: "destroy" },
      { id: "fin-on-message", path: "fin-on-message", page: { send: 10 } },
      { id: "idle", path: "idle?ms=6000" },
      { id: "idle-30", path: "idle?ms=30000" },
      { id: "lifetime", path: "lifetime?ms=6000" },
      { id: "half-open", path: "half-open", page: { close: 1000 } },
    ],
  },
  {
    group: "size",
    faults: [
      { id: "too-big", path: "too-big?limit=1000", page: { send: big } },
      { id: "reset-on-big", path: "reset-on-big?limit=1000", page: { send: big } },
    ],
  },
  {
    group: "http",
    faults: [
      status("http-200"),
      status("http-400"),
      status("http-401"),
      status("http-403"),
      status("http-404"),
      status("http-407"),
      status("http-426"),
      status("http-429"),
      status("http-500"),
      status("http-502"),
      status("http-503"),
      status("http-504"),
      { id: "redirect", path: `http?status=302&location=${encodeURIComponent("/close?code=1000")}` },
    ],
  },
  {
    group: "handshake",
    faults: [
      { id: "accept-wrong", path: "accept-wrong" },
      { id: "accept-missing", path: "accept-missing" },
      { id: "upgrade-missing", path: "upgrade-missing" },
      { id: "upgrade-wrong", path: "upgrade-wrong" },
      { id: "connection-missing", path: "connection-missing" },
      { id: "http-1-0", path: "http-1-0" },
      { id: "garbage", path: "garbage" },
      { id: "hang", path: "hang" },
      { id: "hang-then-fin", path: "hang-then-fin" },
      { id: "hang-then-reset", path: "hang-then-reset" },
    ],
  },
  {
    group: "negotiation",
    faults: [
      { id: "protocol-none", path: "subprotocol", protocols: ["a", "b"] },
      { id: "protocol-other", path: "subprotocol?answer=x", protocols: ["a", "b"] },
      { id: "protocol-uninvited", path: "subprotocol?answer=x" },
      { id: "protocol-two", path: `subprotocol?answer=${encodeURIComponent("a, b")}`, protocols: ["a", "b"] },
      { id: "extension-unknown", path: extension("x-unknown") },
      { id: "extension-parameter", path: extension("permessage-deflate; server_max_window_bits=16") },
      { id: "deflate-broken", path: "deflate-broken" },
    ],
  },
  {
    group: "frames",
    faults: [
      violation("masked"),
      violation("reserved-bit", "rsv1"),
      violation("opcode-data"),
      violation("opcode-control"),
      violation("ping-fragmented"),
      violation("ping-long"),
      violation("continuation-stray"),
      violation("interleaved"),
      violation("length-not-minimal", "length-16-not-minimal"),
      violation("length-negative"),
      violation("length-huge"),
      violation("bad-utf8", "utf8-text"),
      violation("bad-utf8-reason", "utf8-close-reason"),
      violation("close-one-byte"),
      violation("close-long"),
      violation("close-fragmented"),
      violation("data-after-close"),
      violation("http-after-handshake"),
    ],
  },
  {
    group: "closing",
    faults: [
      { id: "close-then-reset", path: "close-then-reset?code=1000" },
      { id: "close-then-fin", path: "close-then-fin?code=1001" },
      { id: "close-then-kill", path: "close-then-kill?code=1012" },
      { id: "answer-right", path: "echo", page: { close: 4000 } },
      { id: "answer-empty", path: "answer-empty", page: { close: 4000 } },
      { id: "answer-other", path: "answer-other?code=1000", page: { close: 4000 } },
      { id: "answer-fin", path: "answer-fin", page: { close: 4000 } },
      { id: "answer-reset", path: "answer-reset", page: { close: 4000 } },
      { id: "answer-nothing", path: "answer-nothing", page: { close: 4000 } },
      { id: "answer-without-fin", path: "answer-without-fin", page: { close: 4000 } },
    ],
  },
] as const satisfies readonly { readonly group: string; readonly faults: readonly Fault[] }[];

export type FaultGroup = (typeof faultGroups)[number];
export type FaultId = FaultGroup["faults"][number]["id"];
/** The demo server answers on the port that served the page. */
export function faultAddress({ path }: Fault): string {
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/fault/${path}`;
}

export function faultOf(id: string): Fault | undefined {
  const all: readonly Fault[] = faultGroups.flatMap(({ faults }): readonly Fault[] => faults);
  return all.find((fault) => fault.id === id);
}

/**
 * `closecode/codes`: constants and checks without the engine.
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4
 */
import { local, names, page, privateUse, registered, wire } from "../generated/codes.js";

/** The registered codes by name, e.g. `CloseCode.GoingAway === 1001`. */
export const CloseCode = Object.freeze(names);
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

/** The registered codes, ascending. */
export const codes = registered as readonly CloseCode[];

type Intervals = readonly (readonly [from: number, to: number])[];
const within = (intervals: Intervals, code: unknown): boolean =>
  Number.isInteger(code) && intervals.some(([from, to]) => from <= (code as number) && (code as number) <= to);

/** Is it in the registry, with a meaning of its own? */
export const isRegistered = (code: unknown): code is CloseCode => codes.includes(code as CloseCode);

/** May a page pass it to `WebSocket.close()`? 1000 and 3000 to 4999. @see https://websockets.spec.whatwg.org/#dom-websocket-close */
export const isSendable = (code: unknown): boolean => within(page, code);

/** May an endpoint put it into a Close frame? Every other is a fault of whoever sent it. */
export const isAllowedOnWire = (code: unknown): boolean => within(wire, code);

/** Is it one that only the side which reports it makes up, such as 1006? */
export const isLocal = (code: unknown): boolean => within(local, code);

/** Does it belong to applications, 4000 to 4999? */
export const isPrivate = (code: unknown): boolean => within(privateUse, code);

/** "GoingAway" for 1001; undefined for what is not registered. */
export const nameOf = (code: unknown): keyof typeof CloseCode | undefined =>
  (Object.keys(CloseCode) as (keyof typeof CloseCode)[]).find((name) => CloseCode[name] === code);

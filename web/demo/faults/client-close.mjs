/** Faults in how the server answers a page that closes. */
import { setTimeout as sleep } from "node:timers/promises";

/** Longer than every browser waits for an answer. */
const IGNORE_MS = 120_000;

/** @type {Readonly<Record<string, import('./index.mjs').Run>>} */
export const clientCloseFaults = {
  /** As it should be. */
  "/echo": async (connection) => {
    connection.upgrade();
    await connection.echo();
  },

  /** The answer has no code. */
  "/answer-empty": async (connection) => {
    connection.upgrade();
    await connection.clientClose;
    connection.writeClose(undefined);
    connection.socket.end();
  },

  /** ?code=…: the answer has another code than the page sent. */
  "/answer-other": async (connection) => {
    connection.upgrade();
    await connection.clientClose;
    connection.writeClose(Number(connection.parameter("code")));
    connection.socket.end();
  },

  "/answer-fin": async (connection) => {
    connection.upgrade();
    await connection.clientClose;
    connection.socket.end();
  },

  "/answer-reset": async (connection) => {
    connection.upgrade();
    await connection.clientClose;
    connection.reset();
  },

  "/answer-nothing": async (connection) => {
    connection.upgrade();
    await connection.clientClose;
    await sleep(IGNORE_MS, undefined, { ref: false });
    connection.destroy();
  },

  /** The answer is right, but TCP stays open. */
  "/answer-without-fin": async (connection) => {
    connection.upgrade();
    const { code, reason } = await connection.clientClose;
    connection.writeClose(code, reason);
    await sleep(IGNORE_MS, undefined, { ref: false });
    connection.destroy();
  },
};

/** A time for the clients and servers of this process that passes only while none of them is connected. */
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { standStill } from "../../support/time.mjs";

/** Every delay of every library is over in that time, and every connection made or lost in so many pauses. */
const MOST_MS = 600_000;
const MOST_PAUSES = 30_000;

/**
 * Stops the time until the test is over. Connections need none of it, so that the delays before them are exact on every
 * machine.
 *
 * @param {import("node:test").TestContext} t
 */
export function timeBetweenConnections(t) {
  const { pass } = standStill(t);
  const connections = countConnections(t);

  /** Lets time pass until a condition holds. */
  async function until(condition, what) {
    for (let ms = 0, pauses = 0; !condition(); ) {
      if (ms > MOST_MS || pauses > MOST_PAUSES) throw new Error(`Waited in vain until ${what}.`);
      if (connections.open === 0) {
        await pass(1);
        ms += 1;
      } else {
        await sleep(1);
        pauses += 1;
      }
    }
  }

  return { pass, until, connections };
}

/** Counts the connections that this process begins, all of them and those that have not ended. */
function countConnections(t) {
  const connections = { begun: 0, open: 0 };
  const { connect } = Socket.prototype;
  t.mock.method(Socket.prototype, "connect", function (...args) {
    connections.begun += 1;
    connections.open += 1;
    this.once("close", () => (connections.open -= 1));
    return connect.apply(this, args);
  });
  return connections;
}

/** Every fault by its path. The demo server offers them below /fault; the tests put a server of their own around them. */
import { clientCloseFaults } from "./client-close.mjs";
import { closingFaults } from "./closing.mjs";
import { handshakeFaults } from "./handshake.mjs";
import { transportFaults } from "./transport.mjs";
import { violationFaults } from "./violations.mjs";

/**
 * @typedef {(connection: import('./connection.mjs').Connection) => void | Promise<void>} Run
 * @typedef {object} Fault
 * @property {Run} run
 * @property {boolean} forUpgradeOnly whether a plain request is answered with 426 instead
 */

/** @type {ReadonlyMap<string, Fault>} */
export const faults = new Map(
  [
    { table: closingFaults, forUpgradeOnly: true },
    { table: clientCloseFaults, forUpgradeOnly: true },
    { table: transportFaults, forUpgradeOnly: true },
    { table: violationFaults, forUpgradeOnly: true },
    { table: handshakeFaults, forUpgradeOnly: false },
  ].flatMap(({ table, forUpgradeOnly }) =>
    Object.entries(table).map(([path, run]) => /** @type {const} */ ([path, { run, forUpgradeOnly }])),
  ),
);

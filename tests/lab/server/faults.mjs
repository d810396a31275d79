/** Every fault of the fault server by its path. */
import { clientCloseFaults } from "./faults/client-close.mjs";
import { closingFaults } from "./faults/closing.mjs";
import { handshakeFaults } from "./faults/handshake.mjs";
import { transportFaults } from "./faults/transport.mjs";
import { violationFaults } from "./faults/violations.mjs";

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

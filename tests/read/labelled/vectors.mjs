/** The kept lines and their labels, and what a reader's hit looks like in the same form. */
import { readFileSync, readdirSync } from "node:fs";

/**
 * What a careful reader takes from a line: nothing is said of what the line does not say.
 *
 * @typedef {object} Label
 * @property {number} [code]
 * @property {string} [reason] not empty
 * @property {"sent" | "received"} [direction]
 * @property {number} [status] HTTP status of a handshake that failed
 * @property {string} [failure] the cause that the text names
 *
 * @typedef {{producer: string, text: string, hits: readonly Label[]}} Vector
 */

/** @returns {readonly Vector[]} */
export function readVectors() {
  const folder = new URL("vectors/", import.meta.url);
  return readdirSync(folder).flatMap((file) =>
    readFileSync(new URL(file, folder), "utf8")
      .trimEnd()
      .split("\n")
      .map((line, i) => {
        const vector = JSON.parse(line);
        if (!Array.isArray(vector.hits)) throw new Error(`${file}:${i + 1} waits for its label.`);
        return vector;
      }),
  );
}

/** @returns {readonly string[]} */
export function readLookAlikes() {
  return readFileSync(new URL("look-alikes.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/**
 * @param {import('closecode/read').ReadHit} hit
 * @returns {Label}
 */
export function label({ direction, observation: { code, reason, failure, probe } }) {
  return {
    ...(code !== undefined && { code }),
    ...(reason && { reason }),
    ...(direction && { direction }),
    ...(probe?.status !== undefined && { status: probe.status }),
    ...(failure !== undefined && { failure }),
  };
}

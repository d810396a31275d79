/** Starts the scanner as plain JavaScript. */
import create from "../generated/read-plain.js";
import type { RawReader } from "./raw.js";

export const startPlain = (): Promise<RawReader> => create({ printErr: () => undefined });

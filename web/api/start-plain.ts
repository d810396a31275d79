/** Starts the plain-JavaScript build. */
import create from "../generated/plain.js";
import type { RawEngine } from "./module.js";

const silent = (): void => undefined;

export const startPlain = (): Promise<RawEngine> => create({ printErr: silent });

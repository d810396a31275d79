/** `closecode`: the engine as WebAssembly, its bytes inlined. Nothing happens at import. */
import { createLoader, type Start } from "./loader.js";
import type { RawEngine } from "./module.js";
import { bytes } from "../generated/wasm-bytes.js";
import { startWebAssembly } from "./start-wasm.js";

export { defineDictionary } from "./define-dictionary.js";
export { CloseCodeError } from "./errors.js";
export { probe } from "../observe/probe.js";
export { watch } from "../observe/watch.js";
export type * from "../observe/types.js";
export type * from "./types.js";

/** Fetches the plain-JavaScript build; for what must have it in memory before it is needed. */
export const plainBuild = (): Promise<{ readonly startPlain: () => Promise<RawEngine> }> => import("./start-plain.js");

const start: Start = async (options) => {
  const { module, fallback = "js" } = options;
  try {
    return { raw: await startWebAssembly(module ?? bytes()), runtime: "wasm" };
  } catch (error) {
    // A policy without 'wasm-unsafe-eval', a lockdown mode, or no WebAssembly at all.
    if (fallback === "throw") throw error;
    const { startPlain } = await plainBuild();
    return { raw: await startPlain(), runtime: "js" };
  }
};

/**
 * Starts the engine once per page; later calls share it and add what their options bring.
 * A failed load may be tried again.
 * @throws CloseCodeError LOAD_FAILED, or what `Engine.addLanguage` throws
 */
export const load = createLoader(start);

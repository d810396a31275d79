/** `closecode/read`: finds closes in text and logs. A module of its own; nothing happens at import. */
import { CloseCodeError } from "../api/errors.js";
import type { LoadOptions } from "../api/types.js";
import { CompiledReader } from "./reader.js";
import { startWebAssembly } from "./start-wasm.js";
import type { Reader } from "./types.js";

export { CloseCodeError } from "../api/errors.js";
export type * from "./types.js";

let shared: Promise<Reader> | undefined;

async function begin({ module, fallback = "js" }: Pick<LoadOptions, "module" | "fallback">): Promise<Reader> {
  try {
    return new CompiledReader(await startWebAssembly(module));
  } catch (error) {
    // A policy without 'wasm-unsafe-eval', a lockdown mode, or no WebAssembly at all.
    if (fallback === "throw") throw error;
    const { startPlain } = await import("./start-plain.js");
    return new CompiledReader(await startPlain());
  }
}

/**
 * Starts the scanner once per page; later calls share it. A failed load may be tried again.
 * @throws CloseCodeError LOAD_FAILED
 */
export async function loadReader(options: Pick<LoadOptions, "module" | "fallback"> = {}): Promise<Reader> {
  shared ??= begin(options);
  try {
    return await shared;
  } catch (cause) {
    shared = undefined;
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new CloseCodeError("LOAD_FAILED", `The closecode reader did not start: ${what}`, { cause });
  }
}

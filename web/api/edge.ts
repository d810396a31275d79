/**
 * What `closecode` is in runtimes that compile no bytes while they run, such as Cloudflare's workerd and Vercel's edge
 * runtime: they take the module from the bundle, compiled beforehand.
 */
import { createLoader } from "./loader.js";
import { startWebAssembly } from "./start-wasm.js";
import type { Engine, LoadOptions } from "./types.js";

export { defineDictionary } from "./define-dictionary.js";
export { CloseCodeError } from "./errors.js";
export { probe } from "../observe/probe.js";
export { watch } from "../observe/watch.js";

/** `load` around a module of the bundle. These runtimes have no policy that refuses it, so there is no other build to fall back to. */
export const loaderOf = (module: WebAssembly.Module): ((options?: LoadOptions) => Promise<Engine>) =>
  createLoader(async (options) => ({ raw: await startWebAssembly(options.module ?? module), runtime: "wasm" }));

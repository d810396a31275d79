/** Compiles and starts the WebAssembly build. */
import create from "../generated/wasm-glue.js";
import { instantiate, isModule } from "./instantiate.js";
import type { RawEngine } from "./module.js";

/** @param source the module, compiled or as bytes @throws what WebAssembly throws */
export async function startWebAssembly(source: WebAssembly.Module | BufferSource): Promise<RawEngine> {
  return instantiate(create, isModule(source) ? source : await WebAssembly.compile(source));
}

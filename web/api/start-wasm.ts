/** Compiles and starts the WebAssembly build. */
import create from "../generated/wasm-glue.js";
import { bytes } from "../generated/wasm-bytes.js";
import type { RawEngine } from "./module.js";

const silent = (): void => undefined;

/** @param supplied a compiled module, or other bytes than the inlined ones @throws what WebAssembly throws */
export async function startWebAssembly(supplied?: WebAssembly.Module | BufferSource): Promise<RawEngine> {
  const module = supplied instanceof WebAssembly.Module ? supplied : await WebAssembly.compile(supplied ?? bytes());
  return new Promise((resolve, reject) => {
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object => {
      // A failure in here would leave the emitted factory waiting for ever, so it is reported from here.
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module), reject);
      return {};
    };
    create({ instantiateWasm, print: silent, printErr: silent }).then(resolve, reject);
  });
}

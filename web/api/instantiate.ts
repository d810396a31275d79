/** Starts what the compiler emitted around a WebAssembly module that is there already. */
import type { ModuleFactory } from "./module.js";

const silent = (): void => undefined;

/** Also one of another realm, as edge runtimes hand it to the sandbox that a request runs in. */
export const isModule = (source: WebAssembly.Module | BufferSource): source is WebAssembly.Module =>
  Object.prototype.toString.call(source) === "[object WebAssembly.Module]";

/** @throws what WebAssembly throws */
export function instantiate<Raw>(create: ModuleFactory<Raw>, module: WebAssembly.Module): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object => {
      // A failure in here would leave the emitted factory waiting for ever, so it is reported from here.
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module), reject);
      return {};
    };
    create({ instantiateWasm, printErr: silent }).then(resolve, reject);
  });
}

/** Compiles and starts the scanner, with vector instructions where the runtime has them. */
import { instantiate, isModule } from "../api/instantiate.js";
import create from "../generated/read-glue.js";
import type { RawReader } from "./raw.js";

/** (module (func (result v128) i32.const 0 i8x16.splat)) */
const simdProbe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11]);

const inlined = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const { bytes } = await (WebAssembly.validate(simdProbe)
    ? import("../generated/read-simd-bytes.js")
    : import("../generated/read-bytes.js"));
  return bytes();
};

/** @param supplied a compiled module, or other bytes than the package's own @throws what WebAssembly throws */
export async function startWebAssembly(supplied?: WebAssembly.Module | BufferSource): Promise<RawReader> {
  const source = supplied ?? (await inlined());
  return instantiate(create, isModule(source) ? source : await WebAssembly.compile(source));
}

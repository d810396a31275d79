/** `closecode` in Cloudflare's workerd. */
import module from "../generated/closecode.wasm";
import { loaderOf } from "./edge.js";

export { CloseCodeError, defineDictionary, probe, watch } from "./edge.js";

export const load = loaderOf(module);

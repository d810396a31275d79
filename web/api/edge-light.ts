/** `closecode` in Vercel's edge runtime. */
import module from "../generated/closecode.wasm?module";
import { loaderOf } from "./edge.js";

export { CloseCodeError, defineDictionary, probe, watch } from "./edge.js";

export const load = loaderOf(module);

/** `closecode/js`: the same engine as plain JavaScript, for pages and runtimes that refuse WebAssembly. */
import { createLoader } from "./loader.js";
import { startPlain } from "./start-plain.js";

export { defineDictionary } from "./define-dictionary.js";
export { CloseCodeError } from "./errors.js";
export { probe } from "../observe/probe.js";
export { watch } from "../observe/watch.js";
export type * from "../observe/types.js";
export type * from "./types.js";

/** As `load` of `closecode`; the options `module` and `fallback` have no meaning here. */
export const load = createLoader(async () => ({ raw: await startPlain(), runtime: "js" }));

/** One engine for everyone who asks. */
import { CompiledEngine, type EngineParts } from "./engine.js";
import { CloseCodeError } from "./errors.js";
import english from "../generated/languages/en.js";
import { version } from "../generated/version.js";
import type { Engine, LoadOptions } from "./types.js";

export type Start = (options: LoadOptions) => Promise<Pick<EngineParts, "raw" | "runtime">>;

function failed(cause: unknown): CloseCodeError {
  const what = cause instanceof Error ? cause.message : String(cause);
  return new CloseCodeError("LOAD_FAILED", `The closecode engine did not start: ${what}`, { cause });
}

/** A `load` function around one way to start the compiled module. */
export function createLoader(start: Start): (options?: LoadOptions) => Promise<Engine> {
  let shared: Promise<CompiledEngine> | undefined;

  async function begin(options: LoadOptions): Promise<CompiledEngine> {
    try {
      return new CompiledEngine({ ...(await start(options)), version, english });
    } catch (error) {
      // Not kept: the next call may find the network or another policy.
      shared = undefined;
      throw error instanceof CloseCodeError ? error : failed(error);
    }
  }

  return async (options = {}) => {
    shared ??= begin(options);
    const engine = await shared;
    engine.add(options);
    return engine;
  };
}

/** The dictionaries that come with closecode. They lie beside the commands and are read when they are needed. */
import type { Dictionary } from "../api/index.js";

export async function allServices(): Promise<readonly Dictionary[]> {
  const { services } = (await import(new URL("../services.js", import.meta.url).href)) as { readonly services: readonly Dictionary[] };
  // The registry's own entries are what the engine answers anyway.
  return services.filter(({ kind }) => kind !== "registry");
}

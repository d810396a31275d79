/** Registers elements once. What is registered already, by another copy or the page itself, stays as it is. */
export function define(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  const registry = globalThis.customElements;
  if (!registry) return;
  for (const [name, type] of Object.entries(elements)) if (!registry.get(name)) registry.define(name, type);
}

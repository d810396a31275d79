/** Waiting between two attempts, for the libraries that wait for a promise. */
interface Page {
  readonly navigator?: { readonly onLine?: boolean };
  addEventListener?(type: "online", listener: () => void, options: { readonly once: true }): void;
}

/** Resolves after `ms` milliseconds, and in a browser that is offline not before it is online again. */
export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  const page = globalThis as Page;
  while (page.navigator?.onLine === false && page.addEventListener) {
    await new Promise<void>((resolve) => page.addEventListener?.("online", resolve, { once: true }));
  }
}

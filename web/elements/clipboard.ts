/** Copying, where the browser lets a page do it. */

/** @returns whether it was copied; pages that did not come over https: have no clipboard, and others may be refused */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What the page remembers between visits. A browser may refuse storage altogether; then it remembers nothing. */

const prefix = "closecode.";

export type Preference = "lang" | "shortcuts";

export function recall(name: Preference): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(name: Preference, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Full or forbidden: the choice holds until the page is left.
  }
}

/** Tells people who do not see the page what changed, when they have finished listening to what is being said. */
import { required } from "./dom.js";

let pending: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  const region = required("announcements", HTMLElement);
  // Emptied first, because the same text twice would not count as a change.
  region.textContent = "";
  clearTimeout(pending);
  pending = setTimeout(() => {
    region.textContent = text;
  }, 120);
}

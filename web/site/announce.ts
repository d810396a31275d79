/** Tells people who do not see the page what changed, when they have finished listening to what is being said. */
import { required } from "./dom.js";

let pending: ReturnType<typeof setTimeout> | undefined;
let narrating: ReturnType<typeof setTimeout> | undefined;
let untold: string[] = [];
/** Events that come faster are told together. */
const togetherMs = 1000;

export function announce(text: string): void {
  const region = required("announcements", HTMLElement);
  // Emptied first, because the same text twice would not count as a change.
  region.textContent = "";
  clearTimeout(pending);
  pending = setTimeout(() => {
    region.textContent = text;
  }, 120);
}

/** Adds one more thing to what is told about something that goes on, at most one announcement a second. */
export function narrate(text: string): void {
  untold.push(text);
  narrating ??= setTimeout(() => {
    announce(untold.join("\n"));
    narrating = undefined;
    untold = [];
  }, togetherMs);
}

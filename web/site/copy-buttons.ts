/** Brings the copy buttons to life that were written out with the page. */
import { viewOptions } from "./engine.js";
import { startCopyButton } from "./snippet-view.js";

export function startCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("main .copy[hidden]")) {
    const shown = button.closest("figure")?.querySelector("code");
    const state = button.previousElementSibling;
    if (!shown || !(state instanceof HTMLElement)) continue;
    button.hidden = false;
    startCopyButton({ button, state, shown, text: () => shown.textContent ?? "", prepare: viewOptions });
  }
}

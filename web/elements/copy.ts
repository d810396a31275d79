/** Copying with a visible outcome. */
import { copyText } from "./clipboard.js";
import * as words from "./generated/words.js";
import { button, element } from "./nodes.js";
import type { Speech } from "./words.js";

const shownMs = 4000;

/**
 * @param text is asked for when the button is pressed
 * @param selectable what is selected when copying is refused, so that a key can copy it
 */
export function copyControl(label: string, text: () => string, selectable: () => Node, { word }: Speech): HTMLElement {
  const state = element("span", { part: "copy-state", role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const press = async (): Promise<void> => {
    clearTimeout(timer);
    if (await copyText(text())) {
      state.textContent = word(words.copyDone);
      timer = setTimeout(() => (state.textContent = ""), shownMs);
      return;
    }
    getSelection()?.selectAllChildren(selectable());
    // A refusal asks for something to be done, so it stays.
    state.textContent = word(words.copyFailed);
  };
  return element("span", { part: "copy" }, state, " ", button("copy-button", label, () => void press()));
}

/** A command or a setting to be copied. */
import { announce } from "./announce.js";
import { element } from "./dom.js";
import { foreignLines } from "./foreign-text.js";
import { word, type WordKey } from "./words.js";

const shownMs = 4000;

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or not there: pages that did not come over https: have no clipboard.
    return false;
  }
}

/** A button that copies `text`; when it may not, it selects what stands in `shown`, so that a key can copy it. */
export function copyButton(text: string, shown: Node): HTMLElement {
  const button = element("button", { type: "button", class: "copy" }, word("copy.button"));
  const state = element("span", { class: "copy-state" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (key: WordKey, failed: boolean): void => {
    state.textContent = word(key);
    state.classList.toggle("failed", failed);
    announce(word(key));
    clearTimeout(timer);
    // A failure asks for something to be done, so it stays.
    if (!failed) timer = setTimeout(() => (state.textContent = ""), shownMs);
  };
  button.addEventListener("click", async () => {
    if (await write(text)) return say("copy.done", false);
    getSelection()?.selectAllChildren(shown);
    say("copy.failed", true);
  });
  return element("span", { class: "copy-row" }, state, button);
}

/** @param kind what it is for, e.g. "shell" or "nginx"; stays as it is in every language */
export function snippetView({ kind, text }: { readonly kind: string; readonly text: string }): HTMLElement {
  const shown = element("code", { dir: "ltr", lang: "en" }, foreignLines(text));
  return element(
    "figure",
    { class: "snippet" },
    element("figcaption", {}, element("span", { class: "kind", lang: "en" }, kind), copyButton(text, shown)),
    element("pre", { dir: "ltr" }, shown),
  );
}

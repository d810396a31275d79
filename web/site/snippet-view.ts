/** A command or a setting to be copied. */
import { copyText } from "../elements/clipboard.js";
import { announce } from "./announce.js";
import { element } from "./dom.js";
import { foreignLines } from "./foreign-text.js";
import { word, type WordKey } from "./words.js";

const shownMs = 4000;

export interface CopyParts {
  readonly button: HTMLButtonElement;
  /** Says whether it worked. */
  readonly state: HTMLElement;
  /** Selected when the browser does not let the page copy, so that a key can. */
  readonly shown: HTMLElement;
  /** Asked for at each click. */
  readonly text: () => string;
  /** Awaited before anything is said, where the words are not there yet. */
  readonly prepare?: () => Promise<unknown>;
}

export function startCopyButton({ button, state, shown, text, prepare }: CopyParts): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = async (key: WordKey, failed: boolean): Promise<void> => {
    await prepare?.();
    state.textContent = word(key);
    state.classList.toggle("failed", failed);
    announce(word(key));
    clearTimeout(timer);
    // A failure asks for something to be done, so it stays.
    if (!failed) timer = setTimeout(() => (state.textContent = ""), shownMs);
  };
  button.addEventListener("click", async () => {
    if (await copyText(text())) return say("copy.done", false);
    getSelection()?.selectAllChildren(shown);
    await say("copy.failed", true);
  });
}

interface Snippet {
  /** What it is for, e.g. "shell" or "nginx"; stays as it is in every language. */
  readonly kind: string;
  readonly text: string;
}

function parts({ kind, text }: Snippet, hidden: boolean): CopyParts & { readonly node: HTMLElement } {
  const shown = element("code", { dir: "ltr", lang: "en" }, foreignLines(text));
  const button = element("button", { type: "button", class: "copy", hidden }, word("copy.button"));
  const state = element("span", { class: "copy-state" });
  const row = element("span", { class: "copy-row" }, state, button);
  const caption = element("figcaption", {}, element("span", { class: "kind", lang: "en" }, kind), row);
  return { button, state, shown, text: () => text, node: element("figure", { class: "snippet" }, caption, element("pre", { dir: "ltr" }, shown)) };
}

/** As it stands in a page before any script runs: nothing can be copied yet. */
export const snippetMarkup = (snippet: Snippet): HTMLElement => parts(snippet, true).node;

export function snippetView(snippet: Snippet): HTMLElement {
  const made = parts(snippet, false);
  startCopyButton(made);
  return made.node;
}

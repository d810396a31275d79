/** Writes the chosen code into what the embed page offers to copy, and shows what that makes of it. */
import { parseCode } from "./addresses.js";
import { element, required } from "./dom.js";
import { embedSnippets, type EmbedSnippet } from "./embed-snippets.js";
import { viewOptions } from "./engine.js";

/** Puts the elements themselves under the markup to copy; without them the page is as good as before. */
async function showElements(snippets: readonly EmbedSnippet[]): Promise<void> {
  // With the language there already, nobody sees English first.
  await Promise.all([import("../elements/index.js"), viewOptions()]);
  for (const { id, made } of snippets) {
    const preview = document.querySelector<HTMLElement>(`[data-snippet="${id}"] .embed-preview`);
    if (preview === null || made === undefined) continue;
    preview.replaceChildren(element(made.name, made.attributes));
    preview.hidden = false;
  }
}

export function startEmbedding(): void {
  const select = required("embed-code", HTMLSelectElement);
  required("embed-choice", HTMLElement).hidden = false;
  const show = (): void => {
    const snippets = embedSnippets(Number(select.value), document.documentElement.lang);
    for (const { id, text } of snippets) {
      const code = document.querySelector(`[data-snippet="${id}"] pre code`);
      if (code !== null) code.textContent = text;
    }
    showElements(snippets).catch(() => undefined);
  };
  const follow = (): void => {
    const code = parseCode(location.hash.slice(1));
    if (code !== undefined) {
      // Any code can be shown, also one that is not in the list.
      if (![...select.options].some(({ value }) => value === String(code))) select.add(new Option(String(code)));
      select.value = String(code);
    }
    show();
  };
  select.addEventListener("change", show);
  addEventListener("hashchange", follow);
  follow();
}

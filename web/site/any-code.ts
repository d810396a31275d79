/** Shows codes and comparisons that have no page of their own, as the fragment of the address asks. */
import { parseCode, readPair } from "./addresses.js";
import { announce } from "./announce.js";
import { comparisonView } from "./comparison-view.js";
import { required } from "./dom.js";
import { viewOptions } from "./engine.js";
import { explanationView } from "./explanation-view.js";
import { failureView } from "./failure.js";

let original: readonly Node[] | undefined;

function withinRange(view: HTMLElement, code: number | undefined): code is number {
  const { first, last } = view.dataset;
  return code !== undefined && Number(first) <= code && code <= Number(last);
}

async function render(view: HTMLElement): Promise<void> {
  const fragment = location.hash.slice(1);
  const code = parseCode(fragment);
  const pair = readPair(fragment);
  original ??= [...view.childNodes];
  const comparing = document.body.dataset["page"] === "comparisons";
  if (comparing ? pair === undefined : !withinRange(view, code)) {
    view.replaceChildren(...original);
    return;
  }
  try {
    const options = await viewOptions();
    const shown = comparing && pair !== undefined ? comparisonView(...pair, options) : explanationView(code ?? 0, options);
    view.replaceChildren(shown);
    const heading = shown.querySelector("h1")?.textContent ?? "";
    document.title = `${heading} · closecode`;
    announce(heading);
  } catch (error) {
    view.replaceChildren(failureView(error));
  }
}

export async function showFragment(): Promise<void> {
  const view = required("view", HTMLElement);
  addEventListener("hashchange", () => void render(view));
  if (location.hash !== "") await render(view);
}

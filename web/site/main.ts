/**
 * Brings a page to life that is complete without it. Small, because every page loads it: engine, words and search come when
 * somebody turns to them.
 */
import { useBase } from "./addresses.js";
import { required } from "./dom.js";
import { keepForOffline } from "./offline.js";
import { listenForShortcuts } from "./shortcuts.js";

const { base = "/" } = document.documentElement.dataset;
const kind = document.body.dataset["page"];
/** Later than everything a reader waits for. */
const offlineAfterMs = 2500;

useBase(base);

/** Loads a part once, when the field it serves is turned to. What was typed meanwhile is searched for at once. */
function onFirstUse(field: HTMLInputElement, start: () => Promise<unknown>): void {
  let started = false;
  const once = (): void => {
    if (started) return;
    started = true;
    start().catch(() => (started = false));
  };
  for (const type of ["focus", "input", "pointerdown"]) field.addEventListener(type, once);
  if (document.activeElement === field) once();
}

const find = required("find", HTMLInputElement);
listenForShortcuts(find);
const asked = new URLSearchParams(location.search).get("q");
if (asked !== null) find.value = asked.slice(0, find.maxLength);
onFirstUse(find, async () => (await import("./search-box.js")).startSearch());
if (asked !== null) find.focus();

const compare = document.getElementById("compare");
if (compare instanceof HTMLInputElement) {
  required("compare-form", HTMLElement).hidden = false;
  onFirstUse(compare, async () => (await import("./compare-box.js")).startComparing());
}

if (kind === "diagnose") void import("./diagnose.js").then(({ startDiagnosing }) => startDiagnosing());
if (kind === "range" || kind === "comparisons") void import("./any-code.js").then(({ showFragment }) => showFragment());
if (kind === "embed") void import("./embed.js").then(({ startEmbedding }) => startEmbedding());
if (kind === "missing") void import("./missing.js").then(({ leadOn }) => leadOn());
if (document.querySelector(".copy") !== null) void import("./copy-buttons.js").then(({ startCopying }) => startCopying());

// On a narrow screen the sections scroll in their line; the one that the page belongs to is to be seen.
const line = document.querySelector(".sections");
const here = line?.querySelector("[aria-current]");
if (line && here) {
  const [seen, box] = [line.getBoundingClientRect(), here.getBoundingClientRect()];
  line.scrollBy({ left: Math.max(0, box.right - seen.right) + Math.min(0, box.left - seen.left) });
}

// What is on the page, such as a described close, is the same in every language.
for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-language]")) {
  link.addEventListener("click", () => (link.hash = location.hash));
}

addEventListener("load", () => setTimeout(() => void keepForOffline(base), offlineAfterMs));

/** The page that diagnoses: fill in by hand, paste or drop a log, connect to an address, or have the demo server misbehave. */
import type { Observation } from "../api/types.js";
import { parseCode } from "./addresses.js";
import { announce } from "./announce.js";
import { required } from "./dom.js";
import { fetchWhenIdle, speakPageLanguage, viewOptions } from "./engine.js";
import type { ViewOptions } from "./explanation-view.js";
import { failureView } from "./failure.js";
import { HandForm } from "./hand-form.js";
import { readObservation } from "./observation-link.js";
import { OwnForm } from "./own-form.js";
import { ReadForm } from "./read-form.js";
import { TrySection } from "./try-section.js";
import { word } from "./words.js";

let view: ViewOptions | undefined;

function options(): ViewOptions {
  if (view === undefined) throw new Error("The engine was asked before it was there.");
  return view;
}

let failed = false;

/**
 * Tries once: browsers remember that a module failed, and the button that loads the page anew must stay where it is.
 * @returns whether the engine is there; the page says so when it is not
 */
async function prepare(): Promise<boolean> {
  if (failed) return false;
  try {
    view ??= await viewOptions();
    return true;
  } catch (error) {
    if (!failed) required("hand", HTMLElement).replaceChildren(failureView(error));
    failed = true;
    return false;
  }
}

/** Most people read before they fill in, so the engine comes when somebody turns to a form, and no form goes ahead of it. */
function prepareOnFirstUse(main: HTMLElement): void {
  for (const type of ["focusin", "pointerdown"]) main.addEventListener(type, () => void prepare(), { once: true });
  main.addEventListener(
    "submit",
    (event) => {
      const { target, submitter } = event;
      if (view !== undefined || !(target instanceof HTMLFormElement)) return;
      event.preventDefault();
      event.stopPropagation();
      void prepare().then((ready) => ready && target.requestSubmit(submitter));
    },
    { capture: true },
  );
}

function noticeRejected(rejected: readonly string[]): void {
  const line = required("notice", HTMLElement);
  line.hidden = rejected.length === 0;
  line.textContent = rejected.length === 0 ? "" : word("diagnose.rejected", { fields: rejected.slice(0, 5).join(", ").slice(0, 80) });
  if (rejected.length > 0) announce(line.textContent);
}

/** Lets the browser draw and answer before the next part is built. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export async function startDiagnosing(): Promise<void> {
  await speakPageLanguage();
  prepareOnFirstUse(required("main", HTMLElement));
  fetchWhenIdle();
  const form = new HandForm(options);
  required("hand", HTMLElement).replaceChildren(form.node);
  await nextTask();
  const diagnose = (observation: Observation): void => {
    form.show(observation);
    required("hand-result", HTMLElement).scrollIntoView({ block: "start" });
  };
  required("read", HTMLElement).replaceChildren(new ReadForm({ view: options, diagnose }).node);
  await nextTask();
  const own = new OwnForm(options);
  own.relabel();
  required("own", HTMLElement).replaceChildren(own.node);
  await nextTask();
  const trying = new TrySection(options);
  trying.relabel();
  required("try", HTMLElement).replaceChildren(trying.node);

  const follow = async (): Promise<void> => {
    const asked = parseCode(location.hash.replace(/^#try-/u, ""));
    if (location.hash.startsWith("#try-") && asked !== undefined) {
      noticeRejected([]);
      trying.suggest(asked);
      required("try", HTMLElement).scrollIntoView();
      return;
    }
    const { observation, rejected } = readObservation(location.hash);
    noticeRejected(rejected);
    if (observation !== undefined && (await prepare())) form.show(observation);
  };
  addEventListener("hashchange", () => void follow());
  await follow();
  document.body.dataset["ready"] = "";
}

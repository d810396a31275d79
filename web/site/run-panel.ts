/** One socket from its first event to its diagnosis, with what the page can do to it meanwhile. */
import type { Observation, ProbeResult } from "../api/types.js";
import { narrate } from "./announce.js";
import { inWords } from "./cause-view.js";
import { diagnosisView } from "./diagnosis-view.js";
import { element } from "./dom.js";
import type { ViewOptions } from "./explanation-view.js";
import type { PagePart } from "./faults.js";
import { PageActions } from "./page-actions.js";
import { ProbeControl } from "./probe-control.js";
import { SocketRun, type RunTarget } from "./socket-run.js";
import { spokenEvent, timelineItem } from "./timeline-view.js";
import { word } from "./words.js";

/** A list that is drawn more often than this looks the same and costs more. */
const drawMs = 60;

export interface RunPanelOptions {
  /** Prefix of every id inside. */
  readonly id: string;
  /** Asked again at each use, because the language may change. */
  readonly view: () => ViewOptions;
  readonly onState?: (run: SocketRun) => void;
}

export class RunPanel {
  readonly node: HTMLElement;
  readonly #options: RunPanelOptions;
  readonly #state = element("p", { class: "run-state" });
  readonly #timeline = element("ol", { class: "timeline" });
  readonly #heading = element("h3", { "data-word": "run.heading" });
  readonly #diagnosis = element("div", { class: "run-diagnosis" });
  readonly #actions: PageActions;
  readonly #probe: ProbeControl;
  #run: SocketRun | undefined;
  #probed: ProbeResult | undefined;
  #random = 0;
  #told = 0;
  #drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RunPanelOptions) {
    this.#options = options;
    this.#actions = new PageActions({ id: options.id, engine: () => options.view().engine, lang: () => options.view().lang });
    this.#probe = new ProbeControl({ lang: () => options.view().lang, onResult: (result) => this.#addProbe(result) });
    const events = element("div", { class: "run-events" }, element("div", { class: "run-heading" }, this.#heading, this.#state), this.#timeline);
    const aside = element("div", { class: "run-aside" }, this.#actions.node, this.#probe.node);
    this.node = element("div", { class: "run", id: `${options.id}-run` }, element("div", { class: "run-live" }, events, aside), this.#diagnosis);
    this.node.hidden = true;
  }

  get run(): SocketRun | undefined {
    return this.#run;
  }

  /** Opens a socket; one that is still open is closed and forgotten. */
  start(target: RunTarget, part?: PagePart): void {
    this.#run?.abandon();
    // The first event comes before the constructor returns; it is told with the next one.
    this.#run = undefined;
    this.#probed = undefined;
    this.#random = Math.random();
    this.#told = 0;
    this.#diagnosis.replaceChildren();
    this.node.hidden = false;
    const run: SocketRun = new SocketRun(target, () => this.#changed());
    this.#run = run;
    this.#actions.attach(run, part);
    this.#probe.offer(run.state === "over" ? undefined : target.url);
    this.#changed();
  }

  /** After a change of language. */
  relabel(): void {
    this.#heading.textContent = word("run.heading");
    this.#actions.relabel();
    this.#probe.render();
    this.#draw();
    this.#diagnose(false);
  }

  #changed(): void {
    const run = this.#run;
    if (run === undefined) return;
    const { lang } = this.#options.view();
    for (const event of run.events.slice(this.#told)) {
      const text = spokenEvent(event, run.target.url, lang);
      if (text !== undefined) narrate(text);
    }
    this.#told = run.events.length;
    this.#actions.update();
    this.#options.onState?.(run);
    if (run.observation === undefined) {
      this.#drawing ??= setTimeout(() => this.#draw(), drawMs);
      return;
    }
    this.#draw();
    if (this.#diagnosis.childElementCount === 0) this.#diagnose(true);
  }

  #draw(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    const run = this.#run;
    if (run === undefined) return;
    const { lang } = this.#options.view();
    this.#state.textContent = word(`run.state.${run.state}`);
    this.#state.dataset["state"] = run.state;
    this.#timeline.replaceChildren(...run.events.map((event) => timelineItem(event, run.target.url, lang)));
  }

  #observation(): Observation | undefined {
    const observation = this.#run?.observation;
    return observation && this.#probed ? { ...observation, probe: this.#probed } : observation;
  }

  #addProbe(result: ProbeResult): void {
    this.#probed = result;
    this.#diagnose(true);
  }

  #diagnose(tell: boolean): void {
    const observation = this.#observation();
    if (observation === undefined) return;
    const view = this.#options.view();
    this.#diagnosis.replaceChildren(diagnosisView(observation, this.#random, view));
    const [first] = view.engine.diagnose(observation, { lang: view.lang }).causes;
    if (tell && first !== undefined) narrate(word("diagnosis.spoken", { cause: first.title, degree: inWords(first.probability) }));
  }
}

/** `<close-code-overlay>`: a badge when a connection closed, and a panel that says why. The class alone. */
import { watch as record } from "../api/index.js";
import type { Diagnosis, Engine, Observation, Severity, Watcher } from "../api/index.js";
import { CloseCodeBase, reflect } from "./base.js";
import { baseStyles } from "./base-styles.js";
import { engine as pageEngine } from "./engine.js";
import { Groups, rank } from "./groups.js";
import { Intake, type Batch } from "./intake.js";
import { overlayStyles } from "./overlay-styles.js";
import { OverlayView } from "./overlay-view.js";
import { TopLayer } from "./top-layer.js";
import type { Speech } from "./words.js";

export type Threshold = "notice" | "warning" | "error";
export type Position = `${"block-start" | "block-end"} ${"inline-start" | "inline-end"}`;
export type Filter = (diagnosis: Diagnosis) => boolean;

/** Leaving a page, or a close that was meant, is nobody's trouble. */
const silentCauses = /^page\/(navigation|back-forward-cache|closed-by-page)$/u;
const silentCodes: readonly number[] = [1000, 1001];

/**
 * A badge that appears when a connection closed abnormally, and a panel that says why and what to do.
 *
 * @tag close-code-overlay
 * @attr {"notice" | "warning" | "error"} threshold - The least severity that is shown; "warning" when left out.
 * @attr {string} position - A block and an inline side; "block-end inline-end" when left out.
 * @attr {boolean} muted - Records, but shows nothing.
 * @fires {CustomEvent<Diagnosis>} closecode-report - Before a close is shown, once for those that come together and look the same; cancelable, `detail` is the Diagnosis.
 * @fires {CustomEvent} closecode-dismiss - After everything was dismissed.
 * @csspart live - What screen readers are told; nobody sees it.
 * @csspart badge - The button that opens the panel.
 * @csspart dot - The coloured dot in the badge.
 * @csspart badge-code - The newest code in the badge.
 * @csspart badge-text - The words in the badge.
 * @csspart count - The number of closes in the badge.
 * @csspart hint - What pressing the badge does; for screen readers only.
 * @csspart panel - The panel.
 * @csspart bar-top - The panel's upper bar.
 * @csspart pager - Which of the closes is shown.
 * @csspart pager-button - A button that steps to another close.
 * @csspart previous - The button to the close before.
 * @csspart next - The button to the close after.
 * @csspart dismiss - The button that forgets every close.
 * @csspart close - The button that hides the panel.
 * @csspart scroll - The part of the panel that scrolls.
 * @csspart repeats - How often and when it happened.
 * @csspart card - One close.
 * @csspart card-head - The title and the facts below it.
 * @csspart fact - A line with the reason, the address, or how often it happened.
 * @csspart foreign - The reason, which the server chose.
 * @csspart invisible - The picture of a character that cannot be seen.
 * @csspart address - The address without its query.
 * @csspart cause - The most probable cause.
 * @csspart cause-head - Its title and probability.
 * @csspart probability - A probability as figure and bar.
 * @csspart bar - The bar alone.
 * @csspart evidence - The section with what speaks for or against the cause.
 * @csspart evidence-list - A list of reasons or next steps.
 * @csspart snippet - A setting or command to copy.
 * @csspart snippet-head - Its kind, and the button that copies it.
 * @csspart snippet-text - Its text.
 * @csspart copy - A button that copies, with what became of it.
 * @csspart copy-button - The button alone.
 * @csspart copy-state - What became of it.
 * @csspart advice - The section with whether to reconnect.
 * @csspart action - That advice in a few words.
 * @csspart next-checks - The section with what to find out next.
 * @csspart others - The section with less probable causes.
 * @csspart other-list - The list of them.
 * @csspart card-foot - The bar with "Copy report".
 */
export class CloseCodeOverlayElement extends CloseCodeBase {
  static readonly observedAttributes = ["threshold", "position", "lang", "muted"];
  readonly #groups = new Groups();
  readonly #watchers = new Set<Watcher>();
  readonly #layer = new TopLayer(this);
  readonly #view = new OverlayView(this.root, this.#groups, { dismiss: () => this.#dismiss() });
  readonly #intake = new Intake((batches) => {
    const known = this.engine;
    if (known) this.#showAll(known, batches);
    else void pageEngine().then((engine) => this.#showAll(engine, batches), () => undefined);
  });
  #filter: Filter | undefined;

  /** The least severity that is shown. */
  get threshold(): Threshold {
    const value = this.getAttribute("threshold");
    return value === "notice" || value === "error" ? value : "warning";
  }
  set threshold(value: Threshold | undefined) {
    reflect(this, "threshold", value);
  }

  /** Where badge and panel stand; what the attribute leaves out or misspells is "block-end" and "inline-end". */
  get position(): Position {
    const words = (this.getAttribute("position") ?? "").split(/\s+/u);
    const block = words.includes("block-start") ? "block-start" : "block-end";
    return `${block} ${words.includes("inline-start") ? "inline-start" : "inline-end"}`;
  }
  set position(value: Position | undefined) {
    reflect(this, "position", value);
  }

  /** Are closes recorded without being shown? */
  get muted(): boolean {
    return this.hasAttribute("muted");
  }
  set muted(value: boolean) {
    reflect(this, "muted", value ? "" : undefined);
  }

  /** Says of each diagnosis whether it is shown. */
  get filter(): Filter | undefined {
    return this.#filter;
  }
  set filter(value: Filter | undefined) {
    this.#filter = typeof value === "function" ? value : undefined;
  }

  /** Reports the close of a socket, whenever it comes. */
  watch(socket: WebSocket, init?: { readonly url?: string; readonly protocols?: string | readonly string[] }): void {
    const watcher = record(socket, init);
    this.#watchers.add(watcher);
    void watcher.closed.then((observation) => {
      if (this.#watchers.delete(watcher)) this.report(observation);
    });
  }

  /** Shows a close: a code, a CloseEvent, an Observation, an Error. */
  report(input: unknown): void {
    this.#intake.add(input);
  }

  /** Forgets every close. */
  clear(): void {
    this.#groups.clear();
    this.redraw();
  }

  override connectedCallback(): void {
    if (this.#layer.isMoving) return;
    // The top layer is above every z-index of the page.
    if (typeof this.showPopover === "function") this.popover = "manual";
    this.#view.speak(this.speech(this.engine), this.position);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    if (this.#layer.isMoving || this.#layer.returned()) return;
    this.#layer.stop();
    this.#intake.stop();
    for (const watcher of this.#watchers) watcher.stop();
    this.#watchers.clear();
    super.disconnectedCallback();
  }

  #isSilent({ explanation: { code, severity }, causes }: Diagnosis): boolean {
    if (silentCodes.includes(code) || silentCauses.test(causes[0]?.id ?? "")) return true;
    return rank(severity) < rank(this.threshold as Severity);
  }

  #showAll(engine: Engine, batches: readonly Batch[]): void {
    for (const batch of batches) this.#show(engine, batch);
    this.redraw();
  }

  #show(engine: Engine, { input, count }: Batch): void {
    const observation: Observation = engine.observe(input);
    const diagnosis = engine.diagnose(input, { lang: this.speech(engine).tag });
    if (this.#isSilent(diagnosis) || this.#filter?.(diagnosis) === false) return;
    const event = new CustomEvent("closecode-report", { detail: diagnosis, cancelable: true, bubbles: true, composed: true });
    if (!this.dispatchEvent(event)) return;
    const { isNew } = this.#groups.add({ diagnosis, observation }, { at: Date.now(), count });
    if (isNew && !this.muted) this.#view.announce(diagnosis);
  }

  #dismiss(): void {
    this.clear();
    this.dispatchEvent(new CustomEvent("closecode-dismiss", { bubbles: true, composed: true }));
  }

  protected sheets(): readonly string[] {
    return [baseStyles, overlayStyles];
  }

  protected override needsEngine(): boolean {
    return false;
  }

  protected draw(engine: Engine, speech: Speech): void {
    const isShown = !this.muted && this.#groups.list.length > 0;
    this.#view.draw({ isShown, engine, speech, position: this.position });
    if (isShown) this.#layer.start();
    else this.#layer.stop();
  }
}

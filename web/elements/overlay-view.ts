/** Draws the overlay: a live region that is always there, the badge, and the panel on demand. */
import type { Diagnosis, Engine } from "../api/index.js";
import { card } from "./card.js";
import { latinDigits } from "./digits.js";
import * as words from "./generated/words.js";
import type { Group, Groups } from "./groups.js";
import { button, element, ltr } from "./nodes.js";
import type { Speech } from "./words.js";

export interface Drawing {
  readonly isShown: boolean;
  readonly engine: Engine;
  readonly speech: Speech;
  readonly position: string;
}

/** What of a panel's state one drawing has to carry over to the next. */
interface Kept {
  /** The class of what has the focus, and its place among those of the same class. */
  readonly name: string;
  readonly place: number;
  readonly scroll: number;
}

export class OverlayView {
  readonly #root: ShadowRoot;
  readonly #groups: Groups;
  readonly #dismiss: () => void;
  readonly #live = element("p", { part: "live", role: "status", "aria-live": "polite" });
  readonly #frame = element("div", { part: "root" }, this.#live);
  #isOpen = false;
  /** Key of the group that the panel shows; undefined for the newest. */
  #current: string | undefined;
  #last: Drawing | undefined;
  #shownKey = "";
  #toSay: Diagnosis | undefined;

  constructor(root: ShadowRoot, groups: Groups, { dismiss }: { readonly dismiss: () => void }) {
    this.#root = root;
    this.#groups = groups;
    this.#dismiss = dismiss;
    root.append(this.#frame);
    this.#frame.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#isOpen) return;
      // Only what had its focus in here is meant; the page keeps its own Esc.
      event.stopPropagation();
      this.#toggle(false);
    });
  }

  /** The live region has to be there before its first message. */
  speak({ tag, dir }: Speech, position: string): void {
    this.#frame.lang = tag;
    this.#frame.dir = dir;
    this.#frame.dataset["position"] = position;
  }

  /** Says at the next drawing that a connection closed. */
  announce(diagnosis: Diagnosis): void {
    this.#toSay = diagnosis;
  }

  #sayWhatHappened({ word }: Speech): void {
    if (!this.#toSay) return;
    const { code, title } = this.#toSay.explanation;
    this.#toSay = undefined;
    this.#live.textContent = word(words.liveClosed, { code: Number.isFinite(code) ? code : "", title });
  }

  draw(drawing: Drawing): void {
    this.#last = drawing;
    this.speak(drawing.speech, drawing.position);
    this.#sayWhatHappened(drawing.speech);
    if (!drawing.isShown) {
      this.#isOpen = false;
      this.#current = undefined;
      this.#frame.replaceChildren(this.#live);
      return;
    }
    const kept = this.#keep();
    const parts = [this.#live, ...(this.#isOpen ? [this.#panel(drawing)] : []), this.#badge(drawing.speech)];
    this.#frame.replaceChildren(...parts);
    this.#restore(kept);
  }

  #alike(name: string): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>(`[class="${name}"]`)];
  }

  #keep(): Kept {
    const active = this.#root.activeElement as HTMLElement | null;
    const name = active?.className ?? "";
    return { name, place: active ? this.#alike(name).indexOf(active) : -1, scroll: this.#root.querySelector(".scroll")?.scrollTop ?? 0 };
  }

  #restore({ name, place, scroll }: Kept): void {
    const group = this.#group()?.key ?? "";
    const area = this.#root.querySelector(".scroll");
    if (area && group === this.#shownKey) area.scrollTop = scroll;
    this.#shownKey = group;
    // A drawing must not lose the focus that was inside, and must never take it from the page.
    this.#alike(name)[place]?.focus({ preventScroll: true });
  }

  #group(): Group | undefined {
    const { list } = this.#groups;
    return list.find(({ key }) => key === this.#current) ?? list.at(-1);
  }

  #toggle(open: boolean): void {
    this.#isOpen = open;
    this.#current = open ? this.#group()?.key : undefined;
    if (this.#last) this.draw(this.#last);
    this.#root.querySelector<HTMLElement>(open ? ".panel" : ".badge")?.focus({ preventScroll: true });
  }

  #step(by: number): void {
    const { list } = this.#groups;
    const place = list.findIndex(({ key }) => key === this.#group()?.key);
    this.#current = list[Math.max(0, Math.min(list.length - 1, place + by))]?.key;
    if (this.#last) this.draw(this.#last);
  }

  #badge({ word }: Speech): HTMLElement {
    const { total, severity, list } = this.#groups;
    const code = list.at(-1)?.latest.diagnosis.explanation.code;
    const node = button("badge", "", () => this.#toggle(!this.#isOpen), {
      "data-severity": severity,
      "aria-expanded": String(this.#isOpen),
    });
    const shown = code !== undefined && Number.isFinite(code) ? ltr("badge-code", String(code)) : undefined;
    node.append(
      element("span", { part: "dot" }),
      shown ?? "",
      " ",
      element("span", { part: "badge-text" }, word(words.badgeText)),
      " ",
      element("span", { part: "count" }, String(total)),
      // Seen by nobody: what pressing the badge does.
      element("span", { part: "hint" }, ` ${word(this.#isOpen ? words.badgeClose : words.badgeOpen)}`),
    );
    return node;
  }

  #panel({ engine, speech }: Drawing): HTMLElement {
    const { word, tag } = speech;
    const { list } = this.#groups;
    const group = this.#group() as Group;
    const place = list.indexOf(group);
    const { observation } = group.latest;
    // In the language of now, which may not be that of the moment of the close.
    const diagnosis = group.latest.diagnosis.lang === tag ? group.latest.diagnosis : engine.diagnose(observation, { lang: tag });
    const time = new Date(group.lastAt).toLocaleTimeString(tag, latinDigits);
    const step = (part: string, sign: string, label: string, by: number): HTMLElement =>
      button(`pager-button ${part}`, sign, () => this.#step(by), { "aria-label": label, disabled: place + by < 0 || place + by >= list.length });
    const pager = element(
      "div",
      { part: "pager" },
      ...(list.length > 1
        ? [step("previous", "‹", word(words.pagerPrevious), -1), element("span", {}, word(words.pagerPlace, { place: place + 1, total: list.length })), step("next", "›", word(words.pagerNext), 1)]
        : [element("span", {}, word(words.panelName))]),
    );
    return element(
      "section",
      { part: "panel", role: "region", "aria-label": word(words.panelName), tabindex: -1, "data-severity": diagnosis.explanation.severity },
      element(
        "div",
        { part: "bar-top" },
        pager,
        button("dismiss", word(words.panelDismiss), () => this.#dismiss()),
        button("close", word(words.panelClose), () => this.#toggle(false)),
      ),
      element(
        "div",
        { part: "scroll", tabindex: 0, role: "group", "aria-label": word(words.panelContent) },
        element("slot", { name: "header" }),
        card({ diagnosis, observation }, word(words.groupRepeats, { count: group.count, time }), speech),
        element("slot", { name: "actions" }),
      ),
    );
  }
}

/** What all elements share: a shadow root with constructed sheets, a language, an engine, and one redraw for many changes. */
import type { Engine } from "../api/index.js";
import { engine as pageEngine, engineNow } from "./engine.js";
import { languageOf, observeLanguage } from "./language.js";
import { adopt } from "./sheets.js";
import { speechFor, type Speech } from "./words.js";

/** There is no HTMLElement where a server renders; the classes are still importable there. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/**
 * @attr {string} lang - The language; without it the nearest ancestor's, the document's or the browser's.
 * @slot header - Shown above everything.
 * @slot actions - Shown below everything.
 * @csspart root - Everything that is shown.
 * @csspart title - The code and its title.
 * @csspart code - The code inside the title.
 * @csspart section - Each section with a heading of its own.
 * @csspart fix - The section with what to do.
 * @csspart more - The section with links.
 * @csspart links - The list of links.
 * @csspart link - Each link.
 * @cssprop --closecode-background - Behind all text.
 * @cssprop --closecode-background-sunken - Behind blocks that are set apart, such as snippets.
 * @cssprop --closecode-color - Text.
 * @cssprop --closecode-color-muted - Small headings and what matters less.
 * @cssprop --closecode-border-color - Lines and borders.
 * @cssprop --closecode-focus-color - The outline of what has the focus.
 * @cssprop --closecode-normal-color - Codes of normal closes.
 * @cssprop --closecode-notice-color - Codes of severity "notice".
 * @cssprop --closecode-warning-color - Codes of severity "warning".
 * @cssprop --closecode-error-color - Codes of severity "error".
 * @cssprop --closecode-font - The font family.
 * @cssprop --closecode-font-mono - The font family of codes, addresses and snippets.
 * @cssprop --closecode-radius - How round the corners of the panel are.
 */
export abstract class CloseCodeBase extends Base {
  #engine: Engine | undefined;
  #stopLanguage: (() => void) | undefined;
  #scheduled = false;
  protected readonly root: ShadowRoot;

  constructor() {
    super();
    this.root = this.attachShadow({ mode: "open" });
    adopt(this.root, this.sheets());
  }

  /** The engine that answers; the page's own unless another is set. */
  get engine(): Engine | undefined {
    return this.#engine ?? engineNow();
  }
  set engine(value: Engine | undefined) {
    this.#engine = value;
    this.redraw();
  }

  connectedCallback(): void {
    this.upgradeProperties();
    this.#stopLanguage = observeLanguage(this, () => this.redraw());
    this.redraw();
  }

  disconnectedCallback(): void {
    this.#stopLanguage?.();
    this.#stopLanguage = undefined;
  }

  attributeChangedCallback(): void {
    this.redraw();
  }

  /** Draws once for all changes of this task. */
  protected redraw(): void {
    if (this.#scheduled || !this.isConnected) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.isConnected) return;
      const engine = this.engine;
      if (engine) this.draw(engine, this.speech(engine));
      // A page that removes the element meanwhile has lost nothing but the drawing.
      else if (this.needsEngine()) pageEngine().then(() => this.redraw(), () => undefined);
    });
  }

  protected speech(engine: Engine | undefined): Speech {
    return speechFor(languageOf(this), engine?.languages ?? []);
  }

  /** Makes the shadow tree say its language and direction, for fonts, hyphenation and screen readers. */
  protected say({ tag, dir }: Speech, node: HTMLElement): void {
    node.lang = tag;
    node.dir = dir;
  }

  /** A property set before the class was known hides its accessor; setting it again gives it to the accessor. */
  private upgradeProperties(): void {
    const own = this as unknown as Record<string, unknown>;
    for (const [name, value] of Object.entries(own)) {
      delete own[name];
      own[name] = value;
    }
  }

  protected needsEngine(): boolean {
    return true;
  }
  protected abstract sheets(): readonly string[];
  protected abstract draw(engine: Engine, speech: Speech): void;
}

/** Reflects a property in an attribute; undefined removes it. */
export function reflect(node: Element, name: string, value: unknown): void {
  if (value === undefined || value === null) node.removeAttribute(name);
  else node.setAttribute(name, `${value}`);
}

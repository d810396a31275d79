/**
 * Keeps a node usable above everything: as a popover in the top layer, and inside the page's modal dialog while one is
 * open, because all that stands outside such a dialog is inert.
 */

const showing = (node: HTMLElement): boolean => node.matches(":popover-open");

/** The modal dialog on top, where the page has one open. */
function topModal(): HTMLDialogElement | undefined {
  const open = [...document.querySelectorAll<HTMLDialogElement>("dialog:modal")];
  // Of nested dialogs the inner one is on top; of others the one that has the focus, or the last.
  return open.find((dialog) => dialog.contains(document.activeElement) && !open.some((other) => other !== dialog && dialog.contains(other))) ?? open.at(-1);
}

export class TopLayer {
  readonly #node: HTMLElement;
  readonly #observer: MutationObserver;
  /** Stands where the node belongs while it is inside a dialog. */
  #home: Comment | undefined;
  #moving = false;

  constructor(node: HTMLElement) {
    this.#node = node;
    this.#observer = new MutationObserver(() => this.place());
  }

  /** Is it being moved by this class, so that leaving and joining the document mean nothing? */
  get isMoving(): boolean {
    return this.#moving;
  }

  start(): void {
    // A modal dialog opens and closes with this attribute; what else the page does costs nothing here.
    this.#observer.observe(document, { attributes: true, attributeFilter: ["open"], subtree: true });
    this.place();
  }

  stop(): void {
    this.#observer.disconnect();
    this.#home?.remove();
    this.#home = undefined;
  }

  /**
   * Goes back where the page took the dialog away that the node was inside.
   * @returns whether it did
   */
  returned(): boolean {
    const home = this.#home;
    // Who takes the node itself away leaves it without a parent.
    if (!home?.isConnected || !this.#node.parentNode) return false;
    this.#home = undefined;
    this.#move(() => home.replaceWith(this.#node));
    this.place();
    return true;
  }

  place(): void {
    const node = this.#node;
    const modal = topModal();
    if (modal && !modal.contains(node)) {
      if (!this.#home) {
        this.#home = document.createComment("");
        node.before(this.#home);
      }
      this.#move(() => modal.append(node));
    } else if (!modal && this.#home) {
      const home = this.#home;
      this.#home = undefined;
      this.#move(() => (home.isConnected ? home.replaceWith(node) : document.body.append(node)));
    }
    if (node.isConnected && typeof node.showPopover === "function" && !showing(node)) node.showPopover();
  }

  #move(step: () => void): void {
    this.#moving = true;
    step();
    this.#moving = false;
    // The observer has seen our own move.
    this.#observer.takeRecords();
  }
}

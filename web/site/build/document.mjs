/**
 * As much of a document as the views of the site need to be written out in Node: elements, attributes and text.
 * Text and attribute values are escaped here and nowhere else.
 */

const voidTags = new Set(["br", "hr", "img", "input", "link", "meta"]);

const escapeText = (text) => text.replace(/[&<>]/gu, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one]);
const escapeValue = (text) => escapeText(text).replaceAll('"', "&quot;");

export class MarkupElement {
  attributes = new Map();
  childNodes = [];

  constructor(tag) {
    this.tag = tag;
  }

  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }

  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  append(...children) {
    this.childNodes.push(...children);
  }

  get textContent() {
    return this.childNodes.map((child) => (typeof child === "string" ? child : child.textContent)).join("");
  }

  set textContent(text) {
    this.childNodes = [text];
  }

  set hidden(on) {
    if (on) this.setAttribute("hidden", "");
    else this.attributes.delete("hidden");
  }

  /** The markup of the element and all that is in it. */
  get outerHTML() {
    if (this.tag === "#fragment") return this.#content();
    const attributes = [...this.attributes].map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escapeValue(value)}"`));
    const start = `<${this.tag}${attributes.join("")}>`;
    if (voidTags.has(this.tag)) return start;
    return `${start}${this.#content()}</${this.tag}>`;
  }

  #content() {
    const text = (child) => {
      if (typeof child !== "string") return child.outerHTML;
      // A script of data ends at the first "</script", whatever stands around it.
      return this.tag === "script" ? child.replaceAll("<", "\\u003c") : escapeText(child);
    };
    return this.childNodes.map(text).join("");
  }
}

/** To be put into `globalThis.document` before a view is made. */
export const markupDocument = {
  createElement: (tag) => new MarkupElement(tag),
  createDocumentFragment: () => new MarkupElement("#fragment"),
  createElementNS: (_namespace, tag) => new MarkupElement(tag),
};

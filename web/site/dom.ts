/**
 * Builds nodes, in the browser and, before that, in Node, where a small document of the build writes them out.
 * Text goes in as text, never as markup, so nothing foreign can become an element.
 */

export type Child = Node | string | undefined;

/** Attribute values; `true` writes an empty attribute, `false` and `undefined` write none. */
export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined;
}

function fill<Made extends Element>(node: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of a drawing. */
export function drawing<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** The element of the page with this id. @throws {Error} when page and script do not fit */
export function required<T extends HTMLElement>(id: string, type: new () => T): T {
  const node = document.getElementById(id);
  if (node instanceof type) return node;
  throw new Error(`The page has no ${type.name} with the id "${id}".`);
}

/** Switches an attribute that is either there, and empty, or not. */
export function setFlag(node: Element, name: string, on: boolean): void {
  if (on) node.setAttribute(name, "");
  else node.removeAttribute(name);
}

/** A small drawing, all strokes, that says nothing the text beside it does not say. */
export function icon(path: string): SVGSVGElement {
  return drawing("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, drawing("path", { d: path }));
}

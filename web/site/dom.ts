/** Builds nodes. Text goes in as text, never as markup, so nothing foreign can become an element. */

export type Child = Node | string | undefined;

/** Attribute values; `true` writes an empty attribute, `false` and `undefined` write none. */
export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** The element of the static page with this id. @throws {Error} when index.html and the script no longer fit */
export function required<T extends HTMLElement>(id: string, type: new () => T): T {
  const node = document.getElementById(id);
  if (node instanceof type) return node;
  throw new Error(`index.html has no ${type.name} with the id "${id}".`);
}

/** Switches an attribute that is either there, and empty, or not. */
export function setFlag(node: Element, name: string, on: boolean): void {
  if (on) node.setAttribute(name, "");
  else node.removeAttribute(name);
}

/** A small drawing, all strokes, that says nothing the text beside it does not say. */
export function icon(path: string): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const stroke = document.createElementNS(namespace, "path");
  stroke.setAttribute("d", path);
  svg.append(stroke);
  return svg;
}

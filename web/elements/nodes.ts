/** Builds nodes. Text goes in as text and never as markup, so nothing foreign can become an element. */

export type Child = Node | string | undefined;
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** `true` writes an empty attribute, `false` and `undefined` write none. `part` is also the class, so that one name serves both. */
export function withAttributes<N extends Element>(node: N, attributes: Attributes): N {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    const text = value === true ? "" : `${value}`;
    node.setAttribute(name, text);
    if (name === "part") node.setAttribute("class", text);
  }
  return node;
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const node = withAttributes(document.createElement(tag), attributes);
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

export function button(part: string, label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const node = element("button", { type: "button", part, ...attributes }, label);
  node.addEventListener("click", press);
  return node;
}

/** Codes, addresses and commands, which stay left-to-right in every language. */
export const ltr = (part: string, ...children: readonly Child[]): HTMLElement => element("bdi", { part, dir: "ltr" }, ...children);

/** Finds text that a reader does not get to see whole, on a page and inside the elements on it. */

/** Runs in the page. @returns what is cut, covered or outside, each as a sentence */
export function troubles() {
  const found = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
  /** Also from inside an element to the page around it. @param {Element} one @returns {Element | null} */
  const around = (one) => {
    const root = one.getRootNode();
    return one.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  /** What scrolls sideways shows its text when it is scrolled. @param {Element | null} one */
  const scrolls = (one) => {
    for (; one !== null && one !== document.body; one = around(one)) {
      if (/auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1) return true;
    }
    return false;
  };
  /** Is it scrolled out of sight, up or down? @param {DOMRect} box @param {Element | null} one */
  const isScrolledAway = (box, one) => {
    for (; one !== null && one !== document.body; one = around(one)) {
      const { top, bottom } = one.getBoundingClientRect();
      if (getComputedStyle(one).overflowY !== "visible" && (box.bottom > bottom + 1 || box.top < top - 1)) return true;
    }
    return false;
  };
  const roots = [document.body, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const texts = roots.flatMap((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const own = [];
    for (let text = walker.nextNode(); text; text = walker.nextNode()) own.push(/** @type {Text} */ (text));
    return own;
  });
  const seen = /** @type {{box: DOMRect, parent: Element, name: string}[]} */ ([]);
  for (const text of texts) {
    const parent = text.parentElement;
    if (parent === null || !/\S/.test(text.data) || parent.closest("svg, script, style, option, template, pre") || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(parent);
    if (style.clipPath !== "none" || parent.closest(".visually-hidden, [hidden]") || scrolls(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const name = `"${text.data.trim().slice(0, 40)}"`;
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1 || isScrolledAway(box, parent)) continue;
      if (box.left < -1 || box.right > clientWidth + 1) found.push(`${name} stands outside the screen`);
      seen.push({ box, parent, name });
    }
    for (let one = /** @type {Element | null} */ (parent); one !== null && one !== document.body; one = around(one)) {
      if (getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1) found.push(`${name} is cut`);
    }
  }
  seen.forEach((a, place) => {
    for (const b of seen.slice(place + 1, place + 30)) {
      if (a.parent.contains(b.parent) || b.parent.contains(a.parent)) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (width > 2 && height > 0.8 * Math.min(a.box.height, b.box.height)) found.push(`${a.name} and ${b.name} overlap`);
    }
  });
  return [...new Set(found)];
}

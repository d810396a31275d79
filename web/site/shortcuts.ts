/**
 * Keys that work anywhere on the page: Ctrl+K or Cmd+K, "/" and digits go to the search box. The single characters can
 * be switched off, because speech input and unsteady hands press them by accident (WCAG 2.1.4).
 */
import { required } from "./dom.js";
import { recall, remember } from "./preferences.js";

/** Whether keys belong to the element that has the focus. Looks into shadow trees. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export function listenForShortcuts(field: HTMLInputElement): void {
  const box = required("shortcuts", HTMLInputElement);
  required("shortcuts-field", HTMLElement).hidden = false;
  box.checked = recall("shortcuts") !== "off";
  box.addEventListener("change", () => remember("shortcuts", box.checked ? "on" : "off"));

  const focus = (): void => {
    field.focus();
    field.select();
  };
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "k" || event.shiftKey) return;
      event.preventDefault();
      focus();
    } else if (box.checked && !isTyping(event) && event.key === "/") {
      event.preventDefault();
      focus();
    } else if (box.checked && !isTyping(event) && /^\d$/u.test(event.key)) {
      // The digit goes where the focus is when it is typed, and it has not been typed yet.
      field.value = "";
      field.focus();
    }
  });
}

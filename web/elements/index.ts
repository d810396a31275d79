/** `closecode/elements`: registers <close-code>, <close-code-compare> and <close-code-overlay>. */
import { CloseCodeElement } from "./close-code.js";
import { CloseCodeCompareElement } from "./close-code-compare.js";
import { CloseCodeOverlayElement } from "./close-code-overlay.js";
import { define } from "./define.js";

export type * from "./frameworks.js";
export { CloseCodeElement, CloseCodeCompareElement, CloseCodeOverlayElement };

define({
  "close-code": CloseCodeElement,
  "close-code-compare": CloseCodeCompareElement,
  "close-code-overlay": CloseCodeOverlayElement,
});

declare global {
  interface HTMLElementTagNameMap {
    "close-code": CloseCodeElement;
    "close-code-compare": CloseCodeCompareElement;
    "close-code-overlay": CloseCodeOverlayElement;
  }
}

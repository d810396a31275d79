/** What the page says when its engine does not start: what that means, and what can be done. */
import { element } from "./dom.js";
import { foreignText } from "./foreign-text.js";
import { word } from "./words.js";

export function failureView(error: unknown): HTMLElement {
  const button = element("button", { type: "button", id: "again", class: "primary" }, word("failure.again"));
  // Browsers remember that a module failed; only a new page fetches it again.
  button.addEventListener("click", () => location.reload());
  return element(
    "section",
    { class: "failure", role: "alert", "data-severity": "error" },
    element("h2", {}, word("failure.heading")),
    element("p", {}, word("failure.what")),
    element("p", { class: "detail" }, word("failure.detail"), " ", foreignText(String(error).slice(0, 500))),
    button,
  );
}

/** The facts about one code, as a table. */
import type { Explanation } from "../api/index.js";
import { element, type Child } from "./dom.js";
import { sentence, word } from "./words.js";

/** A Close frame from a server with this code and no reason: FIN and opcode 8, two bytes of payload (RFC 6455, 5.2). */
export function frameBytes(code: number): string {
  return [0x88, 2, code >> 8, code & 0xff].map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}

function wireFact({ code, wire }: Explanation): readonly Child[] {
  const text = word(`facts.wire.${wire}`);
  return wire === "allowed" ? [text, " ", element("code", { class: "bytes", dir: "ltr" }, frameBytes(code))] : [text];
}

function pageFact({ code, sendableByPage }: Explanation): readonly Child[] {
  const call = element("code", { dir: "ltr" }, `close(${code})`);
  return sentence(sendableByPage ? "facts.page.yes" : "facts.page.no", { call });
}

function row(heading: string, ...cell: readonly Child[]): HTMLTableRowElement {
  return element("tr", {}, element("th", { scope: "row" }, heading), element("td", {}, ...cell));
}

export function factsTable(explanation: Explanation): HTMLElement {
  const { code, source, name, sender, retry, retryReason, reportedAs } = explanation;
  const registered = source === "iana" ? element("span", { lang: "en" }, name) : word("facts.unregistered");
  const shown = [
    ["Chromium", reportedAs.chromium],
    ["Firefox", reportedAs.firefox],
    ["WebKitGTK", reportedAs.webkit],
  ] as const;
  const table = element(
    "table",
    {},
    element(
      "tbody",
      {},
      row(word("facts.registry"), registered),
      row(word("facts.sender"), word(`facts.sender.${sender}`)),
      row(word("facts.wire"), ...wireFact(explanation)),
      row(word("facts.page"), ...pageFact(explanation)),
      row(word("facts.retry"), element("strong", {}, word(`retry.${retry}`)), element("p", {}, retryReason)),
    ),
    element(
      "tbody",
      { class: "shown" },
      element("tr", {}, element("th", { scope: "rowgroup", colspan: 2 }, word("facts.shown", { code }))),
      ...shown.map(([browser, seen]) => {
        const cell = element("span", { class: seen === code ? "number" : "number changed" }, String(seen));
        return row(browser, cell);
      }),
    ),
  );
  const heading = element("h2", { id: "facts-heading" }, word("facts.heading"));
  return element("section", { class: "facts", "aria-labelledby": "facts-heading" }, heading, table);
}

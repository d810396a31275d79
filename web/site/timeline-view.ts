/** What happened to a socket, as a list with times. */
import { latinDigits } from "../elements/digits.js";
import { element, type Child } from "./dom.js";
import { foreignText } from "./foreign-text.js";
import type { RunEvent } from "./socket-run.js";
import { sentence, word } from "./words.js";

const code = (text: string): HTMLElement => element("code", { dir: "ltr" }, text);

/** Seconds since the beginning, to the millisecond as long as one matters. */
export function seconds(ms: number, lang: string): string {
  const digits = ms < 10_000 ? 3 : 1;
  const format = new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits, ...latinDigits });
  return word("run.seconds", { seconds: format.format(ms / 1000) });
}

function sizes({ count, bytes }: { readonly count: number; readonly bytes: number }, lang: string): Readonly<Record<string, string>> {
  const format = new Intl.NumberFormat(lang, latinDigits);
  return { count: format.format(count), bytes: format.format(bytes) };
}

function details(event: RunEvent, url: string, lang: string): readonly Child[] {
  switch (event.kind) {
    case "connecting":
      return sentence("run.connecting", { url: element("span", { dir: "ltr" }, foreignText(url)) });
    case "threw":
      return [...sentence("run.threw", { name: code(event.name) }), " ", element("span", { class: "detail" }, foreignText(event.message))];
    case "open": {
      const agreed = [event.protocol, event.extensions].filter((text) => text !== "");
      return [...sentence("run.open", { event: code("open") }), ...agreed.flatMap((text): readonly Child[] => [" ", element("span", { class: "detail", dir: "ltr" }, foreignText(text))])];
    }
    case "sent":
      return [word("run.sent", sizes(event, lang))];
    case "received":
      return [word("run.received", sizes(event, lang))];
    case "closing":
      return sentence("run.closing", { call: code(`close(${event.code ?? ""})`) });
    case "error":
      return sentence("run.error", { event: code("error") });
    case "close": {
      const reason = event.reason === "" ? [] : [" ", ...sentence("run.reason", { reason: element("q", {}, foreignText(event.reason)) })];
      const clean = element("span", { class: "detail", dir: "ltr" }, code(`wasClean: ${event.wasClean}`));
      return [...sentence("run.close", { event: code("close"), code: element("strong", { class: "number" }, String(event.code)) }), ...reason, " ", clean];
    }
    case "silence":
      return sentence("run.silence", { event: code("close") });
  }
}

/** @param url what is connected to */
export function timelineItem(event: RunEvent, url: string, lang: string): HTMLLIElement {
  return element(
    "li",
    { "data-event": event.kind },
    element("span", { class: "time" }, seconds(event.at, lang)),
    " ",
    element("span", { class: "event" }, ...details(event, url, lang)),
  );
}

/** The same for people who listen; undefined for what they need not be told. */
export function spokenEvent(event: RunEvent, url: string, lang: string): string | undefined {
  if (["sent", "received", "closing"].includes(event.kind)) return undefined;
  return details(event, url, lang).map((child) => (typeof child === "string" ? child : (child?.textContent ?? ""))).join("").trim();
}

/** What every page of the site is made from, and what a page consists of. */
import type { Engine, Explanation, Link, RetryAction, Snippet } from "../../api/types.js";
import type { LanguageInfo } from "../../api/languages.js";
import type { Crumb } from "../links.js";

export interface CauseFacts {
  readonly id: string;
  readonly retry: RetryAction;
  readonly snippets: readonly Snippet[];
  readonly links: readonly Link[];
}

export interface BrowserFacts {
  readonly name: string;
  readonly version: string;
  readonly measured: string;
  readonly accepts: readonly (readonly [number, number])[];
}

/** What one browser showed for one fault. Without `code` no close event came. */
export interface Seen {
  readonly opened: boolean;
  readonly error: boolean;
  readonly code?: number;
  readonly wasClean?: boolean;
  readonly thrown?: string;
  readonly version: string;
  readonly date: string;
  readonly or?: Partial<Seen> | readonly Partial<Seen>[];
}

export type BrowserId = "chromium" | "firefox" | "webkitgtk";
export const browserIds: readonly BrowserId[] = ["chromium", "firefox", "webkitgtk"];

export type FaultSeen = { readonly [Browser in BrowserId]?: Seen };

export interface Timing {
  readonly kind: "idle" | "lifetime";
  readonly seconds: number;
  readonly component: string;
  readonly links: readonly Link[];
}

type Texts = Readonly<Record<string, string>>;

/** What a service means by one of its codes. Texts by language. */
export interface ServiceMeaning {
  readonly name: string;
  readonly retry: RetryAction;
  readonly severity?: Explanation["severity"];
  /** Keys of the service's sources. */
  readonly sources: readonly string[];
  readonly description: Texts;
  readonly when?: Texts;
  readonly fix?: Texts;
}

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly match?: { readonly hosts?: readonly string[]; readonly subprotocols?: readonly string[] };
  readonly sources: Readonly<Record<string, Link>>;
  readonly codes: readonly (ServiceMeaning & { readonly code: number })[];
  readonly ranges?: readonly (ServiceMeaning & { readonly from: number; readonly to: number })[];
}

export interface ReferenceEntry {
  readonly name: string;
  /** The comment, one paragraph to a line. */
  readonly text: string;
  readonly code: string;
}

export interface Reference {
  readonly api: readonly ReferenceEntry[];
  readonly headers: readonly ReferenceEntry[];
  /** The help of the commands; absent where they are not built. */
  readonly commands?: string;
}

export interface SiteFacts {
  readonly reference: Reference;
  readonly causes: readonly CauseFacts[];
  /** Texts by language and key, as in core/data/languages. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly browsers: Readonly<Record<BrowserId, BrowserFacts>>;
  readonly matrix: Readonly<Record<string, FaultSeen>>;
  readonly timings: readonly Timing[];
  readonly services: readonly Service[];
}

export interface Site {
  readonly engine: Engine;
  readonly facts: SiteFacts;
  /** All languages that the site is built in, English first. */
  readonly languages: readonly LanguageInfo[];
  /** The language of this page. */
  readonly language: LanguageInfo;
  /** e.g. "https://example.org", for the addresses that search engines want whole. */
  readonly origin: string;
  /** Shown to readers, and the name of the cache that holds the site for offline use. */
  readonly version: string;
  /** The Content-Security-Policy as a page can state it itself. */
  readonly policy: string;
}

export type PageKind = "home" | "codes" | "code" | "range" | "comparisons" | "comparison" | "causes" | "cause" | "services" | "service" | "browsers" | "diagnose" | "embed" | "reference" | "missing";

export interface Page {
  /** Below the folder of the language; "" for its start page. */
  readonly path: string;
  readonly kind: PageKind;
  /** The heading as plain text, for the tab and for search engines. */
  readonly title: string;
  /** One or two sentences for search engines and previews. */
  readonly description: string;
  readonly crumbs: readonly Crumb[];
  readonly body: HTMLElement;
  /** The code that the page defines, or both codes of a comparison. */
  readonly codes?: readonly number[];
  /** English lines of the picture that goes with a link to the page: a large one and a small one. */
  readonly picture?: readonly [string, string];
  /** More words under which the search finds it. */
  readonly keywords?: string;
}

/** The text of a cause in the language of the page; English where a language has none of its own. */
export function causeText({ facts, language }: Site, id: string, role: "title" | "explanation" | "fix"): string {
  const key = `why.${id}.${role}`;
  const text = facts.texts[language.tag]?.[key] ?? facts.texts["en"]?.[key];
  if (text === undefined) throw new Error(`core/data/languages has no ${key}`);
  return text;
}

/** A text for search results: whole sentences up to about so many characters, and never a few words alone. */
export function shortened(text: string, length = 155): string {
  if (text.length <= length) return text;
  const sentences = text.match(/[^.。]+[.。]\s*/gu) ?? [text];
  let short = "";
  for (const sentence of sentences) {
    if (short.length > length / 3 && short.length + sentence.length > length) break;
    short += sentence;
  }
  return short.trim();
}

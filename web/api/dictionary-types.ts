/** What a dictionary of an application or a service looks like. `closecode/dictionary.schema.json` says the same. */
import type { LanguageTag, Link, RetryAction, Severity } from "./types.js";

/** One text for every reader, or one a language. */
export type DictionaryText = string | Readonly<Record<LanguageTag, string>>;

/** What a code means; what is left out is answered as for any code of its range. */
export interface DictionaryMeaning {
  /** Short name, 1 to 200 characters, never translated. */
  readonly name: string;
  /** Each text has 1 to 4,000 characters. */
  readonly description?: DictionaryText;
  readonly when?: DictionaryText;
  readonly fix?: DictionaryText;
  readonly retry?: RetryAction;
  readonly severity?: Severity;
  readonly links?: readonly Link[];
}

export interface DictionaryCode extends DictionaryMeaning {
  /** 3000 to 4999; in `standard` 1000 to 2999. */
  readonly code: number;
  /** "legacy": only older versions send it. */
  readonly status?: string;
  /** "synthetic": a library makes it up on its side, so it never was in a Close frame. */
  readonly sentBy?: string;
}

export interface DictionaryRange extends DictionaryMeaning {
  /** 3000 to 4999, not beyond `to`. Ranges of one dictionary do not overlap. */
  readonly from: number;
  readonly to: number;
}

/** How a service is recognised. "*" stands for one or more characters other than "/". */
export interface DictionaryMatch {
  /** Whole host names, such as "*.discord.gg". */
  readonly hosts?: readonly string[];
  readonly subprotocols?: readonly string[];
  /** What the path begins with. */
  readonly paths?: readonly string[];
  /** What the reason begins with. */
  readonly reasons?: readonly string[];
}

export type DictionaryKind = "service" | "library" | "protocol" | "registry";

export interface Dictionary {
  /** 1 to 64 letters, digits, "_", "." and "-"; a later dictionary of the same id replaces the earlier one. */
  readonly id: string;
  readonly name: string;
  /** Says whether the name is one of a product, a library or a protocol. Absent: the application's own. */
  readonly kind?: DictionaryKind;
  /** How sure the statements are, e.g. "vendor-docs" or "observed". */
  readonly evidence?: string;
  /** When to apply it without being told. Absent: always. Without any mark: never, it is only named as an alternative. */
  readonly match?: DictionaryMatch;
  readonly codes: readonly DictionaryCode[];
  readonly ranges?: readonly DictionaryRange[];
  /** What the service means by a registered code. It stands beside the registered meaning and never replaces it. */
  readonly standard?: readonly DictionaryCode[];
}

/** Whose meaning of a code it is. */
export interface ServiceNote {
  readonly id: string;
  readonly name: string;
  readonly kind?: DictionaryKind;
  readonly evidence?: string;
  /** What the service means by a registered code, where it says so. */
  readonly meaning?: { readonly name: string; readonly description: string; readonly fix: string; readonly retry?: RetryAction };
}

/** A meaning that the code has at a service which nothing in the input points to. */
export interface Alternative {
  /** "custom" or "service:<id>". */
  readonly source: string;
  /** Name of the service, library or protocol. */
  readonly service: string;
  readonly kind?: DictionaryKind;
  /** Name of the code there. */
  readonly name: string;
}

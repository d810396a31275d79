/** Searches the titles and first sentences of the pages: symptoms, causes, services. Codes are left to the engine. */
import MiniSearch from "minisearch";
import { addressOf } from "./addresses.js";

export interface Found {
  /** Below the folder of the language. */
  readonly path: string;
  readonly kind: string;
  readonly title: string;
  /** Only for the page of a code. */
  readonly code?: number;
}

interface Indexed extends Found {
  readonly text: string;
  readonly keywords?: string;
}

/** Words, and in languages without spaces the words that the browser finds in them. */
function termsOf(lang: string): (text: string) => string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" });
  // WebKitGTK says of a word with a digit in it that it is not like a word.
  return (text) => [...segmenter.segment(text.normalize("NFKC"))].map(({ segment }) => segment).filter((segment) => /[\p{L}\p{N}]/u.test(segment));
}

export type PageSearch = (query: string) => readonly Found[];

/** @throws when the index does not arrive */
export async function loadPageSearch(lang: string): Promise<PageSearch> {
  const response = await fetch(addressOf(lang, "search.json"));
  if (!response.ok) throw new Error(`The search index was answered with ${response.status}.`);
  const documents = (await response.json()) as readonly Indexed[];
  const index = new MiniSearch<Indexed>({ idField: "path", fields: ["title", "keywords", "text"], storeFields: ["path", "kind", "title", "code"], tokenize: termsOf(lang) });
  index.addAll(documents);
  const options = { boost: { title: 3, keywords: 2 }, prefix: (term: string) => term.length > 1, fuzzy: (term: string) => (term.length > 4 ? 0.2 : false), combineWith: "AND" } as const;
  return (query) => {
    const strict = index.search(query, options);
    const hits = strict.length > 0 ? strict : index.search(query, { ...options, combineWith: "OR" });
    return hits.map((hit) => ({ path: String(hit["path"]), kind: String(hit["kind"]), title: String(hit["title"]), ...(typeof hit["code"] === "number" && { code: hit["code"] }) }));
  };
}

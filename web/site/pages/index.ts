/** Every page of the site in one language. */
import { useBase } from "../addresses.js";
import { loadWords, useWords, wordLanguages, type Words } from "../words.js";
import { browsersPage } from "./browsers-page.js";
import { causePages } from "./cause-pages.js";
import { codePages } from "./code-pages.js";
import { comparisonPages } from "./comparison-pages.js";
import { diagnosePage, missingPage } from "./diagnose-page.js";
import { embedPage } from "./embed-page.js";
import { homePage } from "./home-page.js";
import { documentOf } from "./layout.js";
import type { Page, Site } from "./page.js";
import { referencePage } from "./reference-page.js";
import { servicePages } from "./service-pages.js";

export { addressOf, assetAddress, ranges } from "../addresses.js";
export { writeObservation } from "../observation-link.js";
export { symptoms } from "../symptoms.js";
export { word } from "../words.js";
export { picturePath, titleOf } from "./metadata.js";
export { documentOf, useBase, wordLanguages };
export type { Page, Site };

/** Makes `word` speak a language; English for one that has no words of its own. `alter` may change the words first. */
export async function speak(tag: string, alter = (words: Words): Words => words): Promise<void> {
  useWords(alter(await loadWords(tag)));
}

export function pagesOf(site: Site): readonly Page[] {
  return [
    homePage(site),
    ...codePages(site),
    ...comparisonPages(site),
    ...causePages(site),
    ...servicePages(site),
    browsersPage(site),
    diagnosePage(site),
    embedPage(site),
    referencePage(site),
    missingPage(site),
  ];
}

/** What browsers, search engines and previews read about a page. */
import { addressOf, assetAddress } from "../addresses.js";
import { element, type Child } from "../dom.js";
import { word } from "../words.js";
import type { Page, Site } from "./page.js";
import { structuredData } from "./structured-data.js";

/** Open Graph wants a territory; a language that is spoken in one country above all gets that one. */
function openGraphLocale(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return region === undefined ? language : `${language}_${region}`;
}

/** The file of a page's picture below the base path. Languages share it, because names of codes are not translated. */
export function picturePath({ path, picture }: Page): string {
  return picture === undefined ? "pictures/home.png" : `pictures/${path.replace(/\/$/u, "").replaceAll("/", "-")}.png`;
}

export function titleOf(page: Page): string {
  return word("page.documentTitle", { heading: page.title });
}

function alternates({ languages, origin }: Site, { path }: Page): readonly Child[] {
  const link = (hreflang: string, tag: string): HTMLElement => element("link", { rel: "alternate", hreflang, href: origin + addressOf(tag, path) });
  return [...languages.map(({ tag }) => link(tag, tag)), link("x-default", "en")];
}

export function metadata(site: Site, page: Page): readonly Child[] {
  const { language, languages, origin, policy } = site;
  const { tag } = language;
  const missing = page.kind === "missing";
  // A language that the site does not list, such as one made for tests, is a copy of the English page to search engines.
  const listed = languages.some((one) => one.tag === tag) && !missing;
  const url = origin + addressOf(tag, page.path);
  const meta = (name: string, content: string): HTMLElement => element("meta", { name, content });
  const property = (name: string, content: string): HTMLElement => element("meta", { property: name, content });
  return [
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    meta("viewport", "width=device-width, initial-scale=1"),
    element("title", {}, titleOf(page)),
    meta("description", page.description),
    meta("color-scheme", "light dark"),
    element("link", { rel: "icon", href: assetAddress("favicon.svg"), type: "image/svg+xml" }),
    element("link", { rel: "manifest", href: assetAddress("site.webmanifest") }),
    element("link", { rel: "stylesheet", href: assetAddress("assets/site.css") }),
    element("script", { type: "module", src: assetAddress("assets/main.js") }),
    ...(listed
      ? [
          element("link", { rel: "canonical", href: url }),
          ...alternates(site, page),
          element("link", { rel: "alternate", type: "text/markdown", href: `${url}index.md` }),
          element("link", { rel: "search", type: "application/opensearchdescription+xml", title: "closecode", href: addressOf(tag, "opensearch.xml") }),
          property("og:type", page.kind === "home" ? "website" : "article"),
          property("og:site_name", "closecode"),
          property("og:title", page.title),
          property("og:description", page.description),
          property("og:url", url),
          property("og:locale", openGraphLocale(tag)),
          ...languages.filter((one) => one.tag !== tag).map((one) => property("og:locale:alternate", openGraphLocale(one.tag))),
          property("og:image", `${origin}${assetAddress(picturePath(page))}`),
          property("og:image:width", "1200"),
          property("og:image:height", "630"),
          property("og:image:alt", page.title),
          meta("twitter:card", "summary_large_image"),
          element("script", { type: "application/ld+json" }, JSON.stringify(structuredData(site, page))),
        ]
      : missing
        ? [meta("robots", "noindex")]
        : [element("link", { rel: "canonical", href: origin + addressOf("en", page.path) })]),
  ];
}

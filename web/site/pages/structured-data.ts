/** The page in the vocabulary of schema.org. */
import { addressOf } from "../addresses.js";
import type { Page, Site } from "./page.js";

/** One code is a term of a set; every page has its way from the start. */
export function structuredData(site: Site, page: Page): object {
  const { language, origin, engine } = site;
  const { tag } = language;
  const at = (path: string): string => origin + addressOf(tag, path);
  const graph: object[] = [];
  if (page.kind === "home") {
    graph.push({ "@type": "WebSite", name: "closecode", url: at(""), inLanguage: tag, description: page.description });
  } else {
    const steps = [{ name: "WebSocket", path: "" }, ...page.crumbs.map((crumb) => ({ path: page.path, ...crumb }))];
    const items = steps.map(({ name, path }, place) => ({ "@type": "ListItem", position: place + 1, name, item: at(path) }));
    graph.push({ "@type": "BreadcrumbList", itemListElement: items });
  }
  const set = { "@type": "DefinedTermSet", "@id": at("codes/"), url: at("codes/"), name: "WebSocket close codes" };
  if (page.kind === "codes") {
    const terms = engine.codes().map((code) => {
      const { title, description } = engine.explain(code, { lang: tag });
      return { "@type": "DefinedTerm", termCode: String(code), name: title, description, url: at(`codes/${code}/`) };
    });
    graph.push({ ...set, hasDefinedTerm: terms });
  }
  for (const code of page.codes ?? []) {
    const { title, name, description } = engine.explain(code, { lang: tag });
    graph.push({ "@type": "DefinedTerm", termCode: String(code), name: title, alternateName: name, description, url: at(page.kind === "code" ? page.path : `codes/${code}/`), inLanguage: tag, inDefinedTermSet: set });
  }
  return { "@context": "https://schema.org", "@graph": graph };
}

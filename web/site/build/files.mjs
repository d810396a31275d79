/** What is written beside the pages' own markup: Markdown twins, the search index, and what crawlers and browsers look for. */
import { markdownOf } from "./markdown.mjs";
import { serviceWorker } from "./service-worker.mjs";

const folderOf = (tag) => (tag === "en" ? "" : `${tag}/`);
const escaped = (text) => text.replace(/[&<>"]/gu, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);

/** One document per page for the search; digits and names of codes are left to the engine. */
function searchIndex(pages, all) {
  const searched = all.filter(({ kind }) => !["missing", "comparison"].includes(kind));
  const documents = searched.map(({ path, kind, title, description, keywords, codes }) => ({ path, kind, title, text: description, keywords, code: kind === "code" ? codes[0] : undefined }));
  const symptoms = pages.symptoms.map(({ id, observation }) => ({ path: `diagnose/#${pages.writeObservation(observation)}`, kind: "symptom", title: pages.word(`symptom.${id}`), text: "" }));
  return JSON.stringify([...symptoms, ...documents]);
}

function openSearch({ origin, language }, pages) {
  const template = `${origin}${pages.addressOf(language.tag, "codes/")}?q={searchTerms}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>closecode</ShortName>
<Description>${escaped(pages.word("search.label"))}</Description>
<Language>${language.tag}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="${escaped(template)}"/>
</OpenSearchDescription>
`;
}

/** Every file of one language. */
export function languageFiles({ pages, site, all }) {
  const folder = folderOf(site.language.tag);
  const files = new Map();
  for (const page of all) {
    const file = page.path === "" || page.path.endsWith("/") ? `${page.path}index.html` : page.path;
    files.set(folder + file, `<!DOCTYPE html>\n${pages.documentOf(site, page).outerHTML}\n`);
    if (page.kind !== "missing") files.set(`${folder}${page.path}index.md`, markdownOf(page.body));
  }
  files.set(`${folder}search.json`, searchIndex(pages, all));
  files.set(`${folder}opensearch.xml`, openSearch(site, pages));
  return files;
}

/** A page that leads on, for "/1006" where no server does it. */
function redirect(pages, code, { origin }) {
  const target = pages.addressOf("en", `codes/${code}/`);
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>WebSocket close code ${code}</title>
<meta http-equiv="refresh" content="0; url=${target}"><meta name="robots" content="noindex"><link rel="canonical" href="${origin}${target}"></head>
<body><p><a href="${target}">WebSocket close code ${code}</a></p></body></html>
`;
}

function siteMap(pages, made, origin) {
  const urls = made.flatMap(({ site, all }) => all.filter(({ kind }) => kind !== "missing").map(({ path }) => origin + pages.addressOf(site.language.tag, path)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.map((url) => `<url><loc>${escaped(url)}</loc></url>`).join("\n")}\n</urlset>\n`;
}

/** The site for programs that read text: what it is, and every page's Markdown twin. */
function llmsText(pages, { site, all }) {
  const line = ({ path, title, description }) => `- [${title}](${site.origin}${pages.addressOf("en", path)}index.md): ${description}`;
  const group = (heading, kinds) => {
    const lines = all.filter(({ kind }) => kinds.includes(kind)).map(line);
    return lines.length === 0 ? "" : `\n## ${heading}\n\n${lines.join("\n")}\n`;
  };
  const [home] = all;
  return `# closecode\n\n> ${home.title} ${home.description}\n${group("Codes", ["code", "range"])}${group("Causes", ["cause"])}${group("Services", ["service"])}${group("Tools and tables", ["home", "codes", "comparisons", "causes", "services", "browsers", "diagnose", "embed", "reference"])}${group("Comparisons", ["comparison"])}`;
}

function manifest(base) {
  const icons = [{ src: `${base}favicon.svg`, sizes: "any", type: "image/svg+xml" }];
  return JSON.stringify({ name: "closecode", short_name: "closecode", start_url: base, scope: base, display: "standalone", background_color: "#faf8f4", theme_color: "#faf8f4", icons });
}

/** Files of the whole site; the first language is the one that addresses without a prefix speak. */
export async function extraFiles({ pages, made, out, options }) {
  const [first] = made;
  const listed = made.filter(({ site }) => site.languages.some(({ tag }) => tag === site.language.tag));
  const files = new Map([
    ["sitemap.xml", siteMap(pages, listed, options.origin)],
    ["robots.txt", `User-agent: *\nAllow: /\nSitemap: ${options.origin}${options.base}sitemap.xml\n`],
    ["llms.txt", llmsText(pages, first)],
    ["site.webmanifest", manifest(options.base)],
    ["sw.js", await serviceWorker({ out, made, pages, version: first.site.version, base: options.base })],
  ]);
  for (const code of first.site.engine.codes()) files.set(`${code}/index.html`, redirect(pages, code, first.site));
  return files;
}

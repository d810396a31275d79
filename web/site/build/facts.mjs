/** Reads what the pages state beside the engine's texts: causes, matrix, times and services, each from core/data. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTexts } from "../../../core/bake/texts.mjs";
import { readReference } from "./reference.mjs";

const data = fileURLToPath(new URL("../../../core/data", import.meta.url));
const read = (file) => JSON.parse(readFileSync(join(data, file), "utf8"));

/** What stands in a snippet where a diagnosis has the address that was connected to. */
const example = {
  host: "example.com",
  address: "example.com:443",
  origin: "wss://example.com",
  path: "/socket",
  httpUrl: "https://example.com/socket",
  url: "wss://example.com/socket",
  // What the engine puts there where an observation says nothing of times and sizes.
  interval: "20",
  timeout: "3600",
  albTimeout: "3600",
  bytes: "1048576",
};

function filled({ id, kind, lines }) {
  const text = lines.join("\n").replace(/\$\{(\w+)\}/gu, (_, name) => {
    if (!(name in example)) throw new Error(`core/data/snippets.json: ${id} has the unknown value ${name}`);
    return example[name];
  });
  return { kind, text };
}

function linksOf(sources, table, where) {
  return (sources ?? []).map((id) => {
    if (!table[id]) throw new Error(`${where} names the unknown source ${id}`);
    return table[id];
  });
}

function readCauses(sources) {
  const snippets = new Map(read("snippets.json").snippets.map((one) => [one.id, one]));
  return read("causes.json").causes.map((cause) => ({
    id: cause.id,
    retry: cause.retry,
    snippets: (cause.snippets ?? []).map((id) => filled(snippets.get(id))),
    links: linksOf(cause.sources, sources, `core/data/causes.json: ${cause.id}`),
  }));
}

/** The texts of each language by key, as the engine's packs have them. */
function readLanguageTexts() {
  const { keys, languages } = readTexts(join(data, "languages"), "core/data/languages");
  return Object.fromEntries(languages.map(({ tag, texts }) => [tag, Object.fromEntries(keys.map((key, n) => [key, texts[n]]))]));
}

function readServices() {
  const folder = join(data, "services");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  const services = files.flatMap((name) => {
    const one = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return one.services ?? [one];
  });
  return services.filter(({ id, codes }) => typeof id === "string" && Array.isArray(codes));
}

export function readSiteFacts() {
  const { sources } = read("sources.json");
  const { timings } = read("timings.json");
  return {
    causes: readCauses(sources),
    texts: readLanguageTexts(),
    browsers: read("browsers.json").browsers,
    matrix: read("matrix.json").faults,
    timings: timings.map(({ sources: ids, ...timing }) => ({ ...timing, links: linksOf(ids, sources, "core/data/timings.json") })),
    services: readServices(),
    reference: readReference(),
  };
}

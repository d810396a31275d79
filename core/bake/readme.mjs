#!/usr/bin/env node
/**
 * Keeps the tables of README.md equal to the facts:
 *   node core/bake/readme.mjs          rewrites them
 *   node core/bake/readme.mjs --check  says whether they are current (exit status 1 when not)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { browserIds, readFacts } from "./facts.mjs";
import { kinds, readServices } from "./services.mjs";
import { readTexts } from "./texts.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const accepts = ({ accepts, makes }, code) => makes.includes(code) || accepts.some(([a, z]) => a <= code && code <= z);

const rangeOf = ({ from, to }) => (from === to ? String(from) : `${from} to ${to}`);

function codeTable({ entries, browsers }) {
  const rows = entries.filter((entry) => entry.from >= 0).map((entry) => {
    const shown = browserIds.map((id) => (accepts(browsers[id], entry.from) ? "yes" : "1006"));
    return [rangeOf(entry), entry.label, entry.sender, entry.page ? "yes" : "no", entry.retry, ...shown];
  });
  const names = browserIds.map((id) => browsers[id].name);
  const header = ["code", "name", "may be sent by", "`close()` takes it", "reconnect", ...names];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function browserTable({ browsers }) {
  const rows = browserIds.map((id) => `| ${browsers[id].name} | ${browsers[id].version} | ${browsers[id].measured} |`);
  return ["| measured in | version | on |", "|---|---|---|", ...rows].join("\n");
}

function languageList({ languages }) {
  return languages.map(({ tag }) => `\`${tag}\``).join(", ");
}

/** Who is known, by kind; whoever cannot be recognised is only named as an alternative. */
function serviceList(services) {
  const plural = { service: "Services", library: "Libraries", protocol: "Protocols", registry: "Registries" };
  const mark = ({ match = {} }) => (Object.keys(match).length > 0 ? "" : " °");
  return kinds.map((kind) => {
    const names = services.filter((service) => service.kind === kind).map((service) => `${service.name} (\`${service.id}\`)${mark(service)}`);
    return `- ${plural[kind]}: ${names.join(", ")}`;
  }).join("\n");
}

/** The README with every generated part made anew. */
export function withCurrentTables(readme) {
  const facts = readFacts(path("../data"));
  const texts = readTexts(path("../data/languages"), "core/data/languages");
  const parts = { codes: codeTable(facts), browsers: browserTable(facts), languages: languageList(texts), services: serviceList(readServices(path("../data"))) };
  let out = readme;
  for (const [name, content] of Object.entries(parts)) {
    const [begin, end] = [`<!-- ${name}: made by core/bake/readme.mjs -->`, `<!-- /${name} -->`];
    const from = out.indexOf(begin);
    const to = out.indexOf(end);
    if (from < 0 || to < from) throw new Error(`README.md has no part ${name}`);
    out = `${out.slice(0, from + begin.length)}\n${content}\n${out.slice(to)}`;
  }
  return out;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path("../../README.md");
  const readme = readFileSync(file, "utf8");
  const current = withCurrentTables(readme);
  if (process.argv.includes("--check")) process.exitCode = current === readme ? 0 : 1;
  else writeFileSync(file, current);
}

/** Makes the modules of the services: one for each, one for all, and an index that loads them when they are needed. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";

const typesOf = (types) =>
  `import type { Dictionary } from "${types}";\ndeclare const dictionary: Dictionary;\nexport default dictionary;\n`;

const allTypes = `import type { Dictionary } from "./types/api/types.js";
/** Every service, library and protocol that closecode knows, by id. */
export declare const services: readonly Dictionary[];
export default services;
`;

const indexTypes = `import type { Dictionary } from "../api/types.js";
export declare const index: readonly Pick<Dictionary, "id" | "name" | "kind" | "match">[];
export declare const loaders: Readonly<Record<string, (() => Promise<{ readonly default: Dictionary }>) | undefined>>;
`;

/** What goes to web/generated: the dictionaries, and the index over them. */
export function serviceSources(services) {
  const files = new Map();
  for (const service of services) {
    files.set(`services/${service.id}.js`, `export default ${JSON.stringify(service)};\n`);
    files.set(`services/${service.id}.d.ts`, typesOf("../../api/types.js"));
  }
  const rows = services.map(({ id, name, kind, match }) => JSON.stringify({ id, name, kind, match }));
  const loaders = services.map(({ id }) => `  ${JSON.stringify(id)}: () => import("./services/${id}.js"),`);
  files.set("services.js", `export const index = [\n${rows.join(",\n")}\n];\nexport const loaders = {\n${loaders.join("\n")}\n};\n`);
  files.set("services.d.ts", indexTypes);
  return files;
}

/** In dist the dictionaries lie beside the index. */
const dictionariesBeside = {
  name: "dictionaries-beside",
  setup(build) {
    build.onResolve({ filter: /^\.\/services\/.*\.js$/ }, ({ path }) => ({ path: path.replace("./services/", "./"), external: true }));
  },
};

/** @param {{root: string, dist: string, common: object}} options the project's folder, the package's, and what all bundles share */
export async function buildServices({ root, dist, common }) {
  const generated = join(root, "web", "generated");
  const services = JSON.parse(readFileSync(join(root, "build", "wasm", "baked", "services.json"), "utf8"));
  mkdirSync(join(dist, "services"), { recursive: true });
  for (const { id } of services) {
    copyFileSync(join(generated, "services", `${id}.js`), join(dist, "services", `${id}.js`));
    writeFileSync(join(dist, "services", `${id}.d.ts`), typesOf("../types/api/types.js"));
  }
  const imports = services.map(({ id }, i) => `import s${i} from "./services/${id}.js";`);
  const names = services.map((_, i) => `s${i}`);
  writeFileSync(join(dist, "services.js"), `${imports.join("\n")}\nexport const services = Object.freeze([${names.join(", ")}]);\nexport default services;\n`);
  writeFileSync(join(dist, "services.d.ts"), allTypes);
  const entryPoints = { recognise: join(root, "web", "services", "recognise.ts") };
  await esbuild.build({ ...common, entryPoints, outdir: join(dist, "services"), plugins: [dictionariesBeside] });
  copyFileSync(join(root, "core", "data", "dictionary.schema.json"), join(dist, "dictionary.schema.json"));
}

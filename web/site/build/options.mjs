/** What `npm run build:site` can be told. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const packageFile = new URL("../../../package.json", import.meta.url);

export const usage = `npm run build:site -- [--base /docs/] [--origin https://example.org] [--lang en,ja] [--pseudo] [--out folder]
  --base    path that the site is served below (/)
  --origin  scheme and host of the site, which search engines want in full (homepage of package.json, else http://localhost:8080)
  --lang    only these languages
  --pseudo  also /en-XA/ and /ar-XB/: English with long, accented words and English from right to left, for tests; no search
            engine is led there
  --out     where to write (dist/site)`;

function checkedBase(base) {
  const path = `/${base}/`.replace(/\/+/gu, "/");
  if (!/^\/([\w.~-]+\/)*$/u.test(path)) throw new Error(`--base must be a path such as /docs/, but it is "${base}".`);
  return path;
}

function checkedOrigin(origin) {
  if (URL.canParse(origin) && /^https?:$/u.test(new URL(origin).protocol)) return new URL(origin).origin;
  throw new Error(`--origin must be an http or https URL, but it is "${origin}".`);
}

/** @param {readonly string[]} args @throws {Error} that names the option and its value */
export function readOptions(args) {
  const { homepage, version } = JSON.parse(readFileSync(packageFile, "utf8"));
  const { values } = parseArgs({
    args: [...args],
    options: {
      base: { type: "string", default: "/" },
      origin: { type: "string", default: homepage ?? "http://localhost:8080" },
      lang: { type: "string" },
      pseudo: { type: "boolean", default: false },
      out: { type: "string", default: "dist/site" },
    },
  });
  return {
    base: checkedBase(values.base),
    origin: checkedOrigin(values.origin),
    only: values.lang?.split(",").filter((tag) => tag !== ""),
    pseudo: values.pseudo,
    out: values.out,
    packageVersion: version,
  };
}

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export function resolve(specifier, context, nextResolve) {
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.startsWith("file:")) {
    const asTypeScript = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
    const asJavaScript = new URL(specifier, context.parentURL);
    if (!existsSync(asJavaScript) && existsSync(asTypeScript)) {
      return nextResolve(asTypeScript.href, context);
    }
  }
  return nextResolve(specifier, context);
}

export async function load(url, context, nextLoad) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) {
    return nextLoad(url, context);
  }
  // Imported here and not above, because most test files need no TypeScript and would wait a tenth of a second for it.
  const { transform } = await import("esbuild");
  const sourcefile = fileURLToPath(url);
  const { code } = await transform(await readFile(sourcefile, "utf8"), {
    loader: "ts",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    sourcefile,
  });
  return { format: "module", source: code, shortCircuit: true };
}

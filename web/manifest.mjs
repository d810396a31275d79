/**
 * Writes dist/custom-elements.json, by which editors and documentation know the elements, from the classes and their
 * comments. @see https://github.com/webcomponents/custom-elements-manifest
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, ts } from "@custom-elements-manifest/analyzer";

/** The classes' modules, each with the file in dist that it becomes. */
const entries = ["close-code", "close-code-compare", "close-code-overlay"].map((name) => ({ source: `${name}.ts`, path: `dist/elements-${name}.js` }));
const registering = "dist/elements.js";

const byName = (one, other) => (one.name < other.name ? -1 : 1);

/** What each custom property is when a page does not set it; the style sheet says so, and nothing else does. */
function defaultsIn(css) {
  return new Map([...css.matchAll(/var\((--closecode-[a-z-]+), (.+)\);/gu)].map(([, name, value]) => [name, value]));
}

/** What an application may use, without what the class has for itself. */
function published(declaration, defaults) {
  const isPublic = ({ name, privacy, static: ofClass }) => privacy === undefined && !ofClass && !name.startsWith("#");
  const members = declaration.members.filter(isPublic).map(({ inheritedFrom, ...member }) => member);
  const fields = new Map(members.map((member) => [member.name, member]));
  const attributes = declaration.attributes.map(({ inheritedFrom, ...attribute }) => {
    const field = fields.get(attribute.name);
    if (field) Object.assign(field, { attribute: attribute.name, reflects: true });
    return field ? { ...attribute, fieldName: attribute.name } : attribute;
  });
  const own = (list = []) => list.map(({ inheritedFrom, ...one }) => one).sort(byName);
  const { kind, name, description, tagName } = declaration;
  return {
    kind,
    name,
    description,
    tagName,
    customElement: true,
    superclass: { name: "HTMLElement" },
    attributes,
    members,
    ...(declaration.events && { events: own(declaration.events) }),
    slots: own(declaration.slots),
    cssParts: own(declaration.cssParts),
    cssProperties: own(declaration.cssProperties).map((one) => ({ ...one, default: defaults.get(one.name) })),
  };
}

/** @param {string} folder with the elements' sources @returns {object} the manifest */
export function elementsManifest(folder) {
  const read = (file) => readFileSync(join(folder, file), "utf8");
  const sources = ["base.ts", ...entries.map(({ source }) => source)];
  const modules = sources.map((file) => ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true));
  const found = create({ modules }).modules.flatMap(({ path, declarations }) =>
    declarations.filter(({ tagName }) => tagName !== undefined).map((declaration) => ({ source: path, declaration })));
  const defaults = defaultsIn(read("base-styles.ts"));
  const classes = entries.map(({ source, path }) => {
    const { declaration } = found.find((one) => one.source === source);
    return { path, declaration: published(declaration, defaults) };
  });
  const reference = ({ path, declaration: { name } }) => ({ name, module: path });
  return {
    schemaVersion: "1.0.0",
    readme: "README.md",
    modules: [
      ...classes.map((one) => ({
        kind: "javascript-module",
        path: one.path,
        declarations: [one.declaration],
        exports: [{ kind: "js", name: one.declaration.name, declaration: reference(one) }],
      })),
      {
        kind: "javascript-module",
        path: registering,
        declarations: [],
        exports: classes.flatMap((one) => [
          { kind: "js", name: one.declaration.name, declaration: reference(one) },
          { kind: "custom-element-definition", name: one.declaration.tagName, declaration: reference(one) },
        ]),
      },
    ],
  };
}

/** @param {{elements: string, dist: string}} folders */
export function writeManifest({ elements, dist }) {
  writeFileSync(join(dist, "custom-elements.json"), `${JSON.stringify(elementsManifest(elements), undefined, 2)}\n`);
}

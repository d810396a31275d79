/** `closecode/vite`: the overlay in every page of Vite's development server, and in nothing that Vite builds. */
import type { Dictionary } from "../api/index.js";
import type { OverlayOptions } from "../elements/overlay.js";

/** What can be said in a configuration file. `filter` is a function of the page: for that, call `installOverlay` there. */
export interface VitePluginOptions extends Pick<OverlayOptions, "lang" | "threshold" | "position"> {
  /** Tags of language packs beside English, such as "ja". */
  readonly languages?: readonly string[];
  /** Ids of services whose codes the application meets, such as "discord-gateway". */
  readonly services?: readonly string[];
  /** The application's own codes, as plain data. */
  readonly dictionaries?: readonly Dictionary[];
}

interface Resolver {
  resolve(id: string): Promise<unknown>;
}

/** The hooks of a plugin for Vite 5 and newer, written out so that the types need no Vite. */
export interface VitePlugin {
  readonly name: string;
  readonly apply: "serve";
  config(): { optimizeDeps: { include: string[] } };
  resolveId(id: string): string | undefined;
  load(this: Resolver, id: string): Promise<string | undefined>;
  readonly transformIndexHtml: {
    readonly order: "pre";
    handler(): { tag: string; attrs: Record<string, string>; injectTo: "head-prepend" }[];
  };
}

const virtual = "virtual:closecode-overlay";
/** By the convention of Rollup, a name that no file has. */
const resolved = `\0${virtual}`;

/** A function would be lost on its way into the page, so it is refused here, where the application's author sees it. */
function withoutFunctions<T>(value: T, path: string): T {
  if (typeof value === "function") throw new TypeError(`closecode/vite: ${path} is a function, which cannot be handed to a page; call installOverlay from closecode/overlay there`);
  if (typeof value === "object" && value !== null) for (const [key, one] of Object.entries(value)) withoutFunctions(one, `${path}.${key}`);
  return value;
}

/**
 * @returns a plugin that installs the overlay before the page's own modules run; a script of the same origin, so that
 *   it needs no exception in a strict policy
 * @throws TypeError naming an option that is a function
 */
export function closecode(options: VitePluginOptions = {}): VitePlugin {
  const { languages = [], services = [], dictionaries = [], ...plain } = withoutFunctions(options, "options");
  const packs = languages.map((tag) => `closecode/languages/${tag}`);
  const known = services.map((id) => `closecode/services/${id}`);
  return {
    name: "closecode",
    apply: "serve",
    // Known beforehand, so that Vite need not load the page anew when it meets them.
    config: () => ({ optimizeDeps: { include: ["closecode/overlay", ...packs, ...known] } }),
    resolveId: (id) => (id === virtual ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      for (const one of [...packs, ...known]) {
        // Vite answers with nothing or an error of its own, depending on its version.
        if (!(await this.resolve(one).catch(() => undefined))) throw new Error(`closecode/vite: there is no ${one}`);
      }
      const names = (list: readonly string[], letter: string): string[] => list.map((_, n) => `${letter}${n}`);
      const imports = (list: readonly string[], letter: string): string => list.map((one, n) => `import ${letter}${n} from ${JSON.stringify(one)};\n`).join("");
      const given = JSON.stringify(plain).slice(1, -1);
      const own = dictionaries.map((one) => JSON.stringify(one));
      return `import { installOverlay } from "closecode/overlay";
${imports(packs, "language")}${imports(known, "service")}
installOverlay({ ${given && `${given}, `}languages: [${names(packs, "language").join(", ")}], dictionaries: [${[...names(known, "service"), ...own].join(", ")}] });
`;
    },
    transformIndexHtml: {
      // Before Vite's own hook, which puts the page's base in front of every address.
      order: "pre",
      handler: () => [{ tag: "script", attrs: { type: "module", src: `/@id/__x00__${virtual}` }, injectTo: "head-prepend" }],
    },
  };
}

export default closecode;

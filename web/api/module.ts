/** The compiled engine as wasm/bindings.cpp exposes it. Languages are named by their place, English first. */
export interface RawEngine {
  /** @returns "" or why the pack was refused; only looks when `commit` is false */
  addLanguage(pack: string, commit: boolean): string;
  negotiate(wanted: string): number;
  explain(code: number, language: number): string;
  compare(left: number, leftAsked: string, right: number, rightAsked: string, language: number): string;
  checkClose(
    hasCode: boolean, code: number, written: string, hasReason: boolean, reason: string, language: number,
  ): string;
  search(query: string, language: number): string;
  /** Lines as web/api/lines.ts writes them. */
  diagnose(observation: string, options: string, language: number): string;
  /** What is always the same of a cause. */
  cause(id: string, language: number): string;
  advise(observation: string, options: string, language: number): string;
  shouldReconnect(observation: string, options: string): boolean;
  nextDelay(options: string): number;
}

/** What the emitted factories take. */
export interface ModuleOptions {
  readonly instantiateWasm?: (
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
  readonly printErr: (line: string) => void;
}
export type ModuleFactory<Raw = RawEngine> = (options: ModuleOptions) => Promise<Raw>;

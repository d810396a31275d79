/**
 * Compiles only if the public types say what the contract says: everything of the contract is there with the same
 * type, and what is more was added knowingly. It is never run.
 */
import type * as api from "../../web/api/index.js";
import type * as contract from "./contract.js";

/** Equal in both directions, also in readonly and optional. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = { [K in keyof T]: T[K] };
/** `Ours` has every member of `Theirs` with the very same type, and besides only `Added`. */
type Keeps<Ours, Theirs, Added extends string = never> =
  Same<Flat<Pick<Ours, keyof Theirs & keyof Ours>>, Flat<Theirs>> extends true
    ? Same<Exclude<keyof Ours, keyof Theirs>, Added> : false;
function holds<_Statement extends true>(): void {}

holds<Same<api.LanguageTag, contract.LanguageTag>>();
holds<Same<api.CloseInput, contract.CloseInput>>();
holds<Same<api.Severity, contract.Severity>>();
holds<Same<api.Sender, contract.Sender>>();
holds<Same<api.RetryAction, contract.RetryAction>>();
holds<Keeps<api.Observation, contract.Observation, "failure">>();
holds<Keeps<api.ProbeResult, contract.ProbeResult>>();
holds<Keeps<api.TextOptions, contract.TextOptions>>();
holds<Keeps<api.ExplainOptions, contract.TextOptions, "service">>();
holds<Keeps<api.Link, contract.Link>>();
holds<Keeps<api.Headings, contract.Headings>>();
holds<Keeps<api.CloseCheck, contract.CloseCheck>>();
holds<Keeps<api.SearchHit, contract.SearchHit>>();
holds<Keeps<api.LanguagePack, contract.LanguagePack>>();
holds<Keeps<api.Explanation, contract.Explanation, "wire" | "retryReason" | "service" | "alternatives">>();
// Both sides of a comparison are explanations, which have the added members too.
holds<Keeps<Omit<api.Comparison, "left" | "right">, Omit<contract.Comparison, "left" | "right">>>();
holds<Same<api.Comparison["left"], api.Explanation>>();
holds<Same<api.Comparison["right"], api.Explanation>>();

holds<Keeps<api.Evidence, contract.Evidence>>();
holds<Keeps<api.Cause, contract.Cause>>();
holds<Keeps<api.Advice, contract.Advice>>();
holds<Keeps<api.AdviceOptions, contract.AdviceOptions, "profile">>();
// Its explanation has the added members too.
holds<Keeps<Omit<api.Diagnosis, "explanation">, Omit<contract.Diagnosis, "explanation">>>();
holds<Same<api.Diagnosis["explanation"], api.Explanation>>();

holds<Same<keyof api.Engine, keyof contract.Engine>>();
holds<api.Engine extends contract.Engine ? true : false>();
// Its options have the added member.
holds<api.Engine["explain"] extends contract.Engine["explain"] ? true : false>();
holds<Same<Parameters<api.Engine["compare"]>, Parameters<contract.Engine["compare"]>>>();
holds<Same<api.Engine["checkClose"], contract.Engine["checkClose"]>>();
holds<Same<api.Engine["search"], contract.Engine["search"]>>();
holds<Same<Parameters<api.Engine["diagnose"]>, Parameters<contract.Engine["diagnose"]>>>();
holds<Same<ReturnType<api.Engine["advise"]>, api.Advice>>();
holds<Same<api.Engine["shouldReconnect"], contract.Engine["shouldReconnect"]>>();
holds<Same<api.Engine["codes"], contract.Engine["codes"]>>();
holds<Same<Parameters<api.Engine["observe"]>, Parameters<contract.Engine["observe"]>>>();
holds<Same<ReturnType<api.Engine["observe"]>, api.Observation>>();
holds<Same<api.Engine["addLanguage"], contract.Engine["addLanguage"]>>();
// Every dictionary of the contract is one; ours may say more, and so may what load takes.
holds<contract.Dictionary extends api.Dictionary ? true : false>();
holds<Same<Exclude<keyof api.Dictionary, keyof contract.Dictionary>, "kind" | "evidence" | "standard">>();
holds<Keeps<Omit<api.LoadOptions, "dictionaries">, Omit<contract.LoadOptions, "dictionaries">>>();
holds<contract.LoadOptions extends api.LoadOptions ? true : false>();
holds<typeof api.load extends (options?: contract.LoadOptions) => Promise<contract.Engine> ? true : false>();
// What a watcher records is an Observation, which has the added member too.
holds<Same<keyof api.Watcher, keyof contract.Watcher>>();
holds<api.Watcher extends contract.Watcher ? true : false>();
holds<typeof api.watch extends typeof contract.watch ? true : false>();
holds<typeof api.probe extends typeof contract.probe ? true : false>();
holds<api.CloseCodeError extends contract.CloseCodeError ? true : false>();

// What every bundler has to make work: the engine with its inlined bytes, a language, and the constants beside it.
import { load } from "closecode";
import { CloseCode } from "closecode/codes";
import ja from "closecode/languages/ja";

const engine = await load({ languages: [ja], fallback: "throw" });
const { title } = engine.explain(CloseCode.GoingAway);
const { fix } = engine.explain(1006, { lang: "ja" }).headings;
const [cause] = engine.diagnose({ code: 1006, opened: true, openMs: 60_012, idleMs: 60_004 }).causes;
globalThis.closecodeResult = [engine.runtime, title, fix, cause.id].join("|");

/** The fault lab without the cases that take minutes; those are in lab.long.mjs. */
import { describeLab } from "./suite.mjs";

// The diagnosis is checked too once assertDiagnosis is given.
describeLab({ run: "short", limitMs: 120_000, assertDiagnosis: undefined });

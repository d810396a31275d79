/** The fault lab without the cases that take minutes; those are in lab.long.mjs. */
import { describeLab } from "./suite.mjs";

describeLab({ run: "short", limitMs: 120_000 });

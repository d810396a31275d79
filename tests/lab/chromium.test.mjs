/** The fault lab in Chromium, without the cases that take minutes; those are in chromium.long.mjs. */
import { describeLab } from "./suite.mjs";

describeLab({ browser: "chromium", run: "short" });

/** The fault lab in Firefox, without the cases that take minutes; those are in firefox.long.mjs. */
import { describeLab } from "./suite.mjs";

describeLab({ browser: "firefox", run: "short" });

/** The fault lab in WebKitGTK, without the cases that take minutes; those are in webkitgtk.long.mjs. */
import { describeLab } from "./suite.mjs";

describeLab({ browser: "webkitgtk", run: "short" });

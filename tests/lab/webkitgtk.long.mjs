/** The cases that take minutes in WebKitGTK: what is never answered, and as many sockets as it allows. */
import { describeLab } from "./suite.mjs";

describeLab({ browser: "webkitgtk", run: "long" });

/** The cases that take minutes in Firefox: what is never answered, and as many sockets as it allows. */
import { describeLab } from "./suite.mjs";

describeLab({ browser: "firefox", run: "long" });

/** The cases that take minutes in Chromium: what is never answered, and as many sockets as it allows. */
import { describeLab } from "./suite.mjs";

describeLab({ browser: "chromium", run: "long" });

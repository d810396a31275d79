/** The cases that take minutes: handshakes never answered, closes never answered, as many sockets as a browser allows. */
import { describeLab } from "./suite.mjs";

describeLab({ run: "long", limitMs: 330_000 });

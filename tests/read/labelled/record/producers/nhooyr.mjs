/** The Go package nhooyr/websocket, as Debian has it. */
import { recordGo } from "../go.mjs";

/** @param {{faults: string, refused: string}} lab */
export const record = (lab) => recordGo("nhooyr", "golang-nhooyr-websocket-dev", lab);

/** The Go package gorilla/websocket, as Debian has it. */
import { recordGo } from "../go.mjs";

/** @param {{faults: string, refused: string}} lab */
export const record = (lab) => recordGo("gorilla", "golang-github-gorilla-websocket-dev", lab);

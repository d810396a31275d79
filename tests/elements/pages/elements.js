// What tests of the elements find in the page: the package's modules, and an overlay where the address asks for one.
import { load } from "/dist/index.js";
import ja from "/dist/languages/ja.js";
import "/dist/elements.js";
import { installOverlay } from "/dist/overlay.js";

const asked = new URLSearchParams(location.search);
globalThis.closecode = { load, ja, installOverlay };
if (asked.has("overlay")) globalThis.uninstall = installOverlay({ languages: [ja], threshold: asked.get("threshold") ?? undefined });
globalThis.ready = true;

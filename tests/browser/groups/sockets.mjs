/** Live sockets: on the page that diagnoses, under `watch` and `probe`, and below the elements. */
import "../page-diagnose.test.mjs";
import "../page-own.test.mjs";
import "../observe-watch.test.mjs";
import "../observe-probe.test.mjs";
import "../observe-unchanged.test.mjs";
import "../reported-codes.test.mjs";
import "../close-arguments.test.mjs";
import "../dictionaries.test.mjs";
import "../../elements/elements.test.mjs";
import "../../elements/overlay.test.mjs";
import "../../elements/overlay-surroundings.test.mjs";
import "../../elements/manifest.test.mjs";
import "../../elements/narrow.test.mjs";

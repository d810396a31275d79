/** Takes out of a line what belongs to the machine it was recorded on. */
import { tmpdir, hostname } from "node:os";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

const escaped = (/** @type {string} */ text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** @type {readonly (readonly [RegExp, string])[]} */
const REPLACED = [
  [new RegExp(`(file://)?${escaped(ROOT)}(node_modules/)?`, "g"), "/srv/app/"],
  [new RegExp(`${escaped(tmpdir())}/closecode-[^\\s/'":]*`, "g"), "/srv/app"],
  [new RegExp(`\\b${escaped(hostname())}\\b`, "g"), "example.com"],
  [/\/srv\/app\/tests\/read\/labelled\/record\/programs\//g, "/srv/app/"],
  [/\b127\.0\.0\.\d+:\d{4,5}\b/g, "localhost:8080"],
  [/\b127\.0\.0\.1', \d{4,5}\b/g, "127.0.0.1', 51544"],
  [/\blocalhost:\d{5}\b/g, "localhost:8080"],
  [/\b127\.0\.0\.1:\d{5}\b/g, "127.0.0.1:51544"],
  [/\b\d+\.\d+\.\d+\.\d+:53\b/g, "192.0.2.53:53"],
  [/0x[0-9a-f]{9,16}\b/g, "0x7f3a5c0d1e20"],
];

/**
 * @param {string} line
 * @returns {string}
 */
export function neutral(line) {
  let text = line;
  for (const [wanted, put] of REPLACED) text = text.replaceAll(wanted, put);
  // Terminal colours are not what people paste.
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/\u001b\[[0-9;]*m/g, "").trimEnd();
}

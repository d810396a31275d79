// Reads how many tests a step ran from the summary its test runner wrote.
import { existsSync, readFileSync } from "node:fs";

/** Passed and failed tests. What was skipped or never ran counts as failed. */
export function readCounts(kind, path) {
  // A runner that was ended early leaves no summary, or an empty one.
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (text === "") {
    return { passed: 0, failed: 0 };
  }
  return kind === "ctest" ? fromJunit(text) : JSON.parse(text);
}

function fromJunit(text) {
  const suite = /<testsuite\b[^>]*>/.exec(text)?.[0] ?? "";
  const attribute = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = attribute("failures") + attribute("disabled") + attribute("skipped");
  return { passed: attribute("tests") - failed, failed };
}

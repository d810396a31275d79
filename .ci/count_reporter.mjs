// A node:test reporter that writes how many tests passed and failed, and which. A summary made for people counts a file
// without a test as one passed test, and a skipped test as no failure; this one does not.
import { relative, resolve } from "node:path";

export default async function* countReporter(events) {
  const counts = { passed: 0, failed: 0, tests: {} };
  /** The suites around a test, by its file: events of several files come mixed. */
  const around = new Map();
  const note = (name, passed) => {
    counts[passed ? "passed" : "failed"] += 1;
    // Tests of the same name are told apart by their place.
    let key = name;
    for (let n = 2; key in counts.tests; n += 1) key = `${name} (${n})`;
    counts.tests[key] = passed;
  };

  for await (const { type, data } of events) {
    if (type === "test:start") {
      const path = around.get(data.file) ?? [];
      around.set(data.file, [...path.slice(0, data.nesting), data.name]);
    }
    if (type !== "test:pass" && type !== "test:fail") continue;
    const path = [...(around.get(data.file) ?? []).slice(0, data.nesting), data.name];
    const isFile = data.nesting === 0 && data.file !== undefined && resolve(data.name) === data.file;
    const isSuite = data.details?.type === "suite";
    const left = data.skip !== undefined || data.todo !== undefined;
    const name = [data.file === undefined ? "" : relative("", data.file), ...(isFile ? [] : path)].join(" > ");
    if (isSuite && !left) {
      // Only a hook of the suite itself is news; its tests report for themselves.
      const reason = data.details.error?.failureType;
      if (type === "test:fail" && reason !== "subtestsFailed") note(`${name} (hook)`, false);
    } else {
      note(name, type === "test:pass" && !isFile && !left);
    }
  }
  yield JSON.stringify(counts);
}

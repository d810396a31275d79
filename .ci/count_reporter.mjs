// A node:test reporter that writes how many tests passed and failed. A summary made for people
// counts a file without a test as one passed test, and a skipped test as no failure; this one does not.
import { resolve } from "node:path";

export default async function* countReporter(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") {
      continue;
    }
    const isFile = data.nesting === 0 && data.file !== undefined && resolve(data.name) === data.file;
    const isSuite = data.details?.type === "suite";
    const left = data.skip !== undefined || data.todo !== undefined;
    if (isSuite && !left) {
      // Only a hook of the suite itself is news; its tests report for themselves.
      const reason = data.details.error?.failureType;
      failed += type === "test:fail" && reason !== "subtestsFailed" ? 1 : 0;
    } else if (type === "test:pass" && !isFile && !left) {
      passed += 1;
    } else {
      failed += 1;
    }
  }
  yield JSON.stringify({ passed, failed });
}

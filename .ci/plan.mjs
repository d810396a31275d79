// Which steps a task runs, and in which order.
import { execFileSync } from "node:child_process";
import { steps } from "./steps.mjs";

/** Returns the step of that name, or undefined. */
export function stepNamed(name) {
  return steps.find((step) => step.name === name);
}

/** Returns the named steps with all they stand on, each once, what is stood on first. */
export function withPrerequisites(names, plan = []) {
  for (const step of names.map(stepNamed)) {
    withPrerequisites(step.after ?? [], plan);
    if (!plan.includes(step)) plan.push(step);
  }
  return plan;
}

/**
 * Returns those of the named steps whose result the changed files can alter: the steps that look at one of them, and all
 * that stand on such a step. A file that no step says it looks at touches every step, so that nothing is left out because
 * nobody thought of it.
 *
 * @param {readonly string[]} names of steps
 * @param {readonly string[]} files changed ones, as paths from the root
 * @returns {string[]}
 */
export function touchedBy(names, files) {
  const looksAt = (step, file) => (step.looksAt ?? []).some((place) => file === place || (place.endsWith("/") && file.startsWith(place)));
  if (files.some((file) => !steps.some((step) => looksAt(step, file)))) return [...names];
  const isTouched = (step) => files.some((file) => looksAt(step, file)) || (step.after ?? []).some((name) => isTouched(stepNamed(name)));
  return names.filter((name) => isTouched(stepNamed(name)));
}

/**
 * Returns the files that differ from what the others have: uncommitted and new ones, and those of commits that the
 * upstream branch lacks. Without an upstream branch, only what is not committed.
 *
 * @returns {string[]} paths from the root
 */
export function changedFiles() {
  const git = (...args) => execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const base = () => {
    try {
      return git("merge-base", "HEAD", "@{upstream}").trim();
    } catch {
      return "HEAD";
    }
  };
  const lines = (text) => text.split("\0").filter((line) => line !== "");
  // Without renames, so that the old place of a file counts as changed too.
  const differ = lines(git("diff", "--name-only", "--no-renames", "-z", base()));
  return [...new Set([...differ, ...lines(git("ls-files", "--others", "--exclude-standard", "-z"))])];
}

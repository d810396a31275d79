// Runs the steps of a plan side by side, each as soon as the steps it stands on have ended well.

/**
 * Starts the steps in the order of the plan, passing over those that still wait for another one, and never more than
 * `atOnce` at a time. A step whose ground failed is not run.
 *
 * @param {readonly {name: string, after?: readonly string[]}[]} plan every step after those it stands on
 * @param {object} options
 * @param {number} options.atOnce at least 1
 * @param {(step: object) => Promise<{name: string, fault?: unknown}>} options.run runs one step; never rejects
 * @param {(result: {name: string, fault?: unknown}) => boolean} options.ends true if no further step may start after
 *   this result; those that are running are waited for
 * @returns {Promise<{name: string, fault?: unknown, notRun?: true}[]>} a result for each step that was run or refused, in
 *   the order in which they ended
 */
export async function runSideBySide(plan, { atOnce, run, ends }) {
  const results = [];
  const running = new Map();
  let waiting = [...plan];
  let ended = false;

  const note = (result) => {
    running.delete(result.name);
    results.push(result);
    ended ||= ends(result);
  };
  const resultOf = (name) => results.find((result) => result.name === name);

  for (;;) {
    for (const step of waiting) {
      const ground = step.after ?? [];
      const failed = ground.find((name) => resultOf(name)?.fault !== undefined);
      if (failed !== undefined) note({ name: step.name, fault: `was not run, because ${failed} failed`, notRun: true });
      else if (!ended && running.size < atOnce && ground.every((name) => resultOf(name) !== undefined)) {
        running.set(step.name, run(step).then(note));
      }
    }
    waiting = waiting.filter(({ name }) => !running.has(name) && resultOf(name) === undefined);
    if (running.size === 0) return results;
    await Promise.race(running.values());
  }
}

/** A frame waits for its case, runs it, and answers. */
import { runCase } from "./run-case.mjs";

addEventListener("message", async ({ data, ports }) => {
  const { id, ...pageCase } = data;
  try {
    const observation = await runCase(pageCase, () => ports[0]?.postMessage({ opened: true }));
    ports[0]?.postMessage({ id, observation });
  } catch (error) {
    ports[0]?.postMessage({ id, problem: `${error}\n${/** @type {Error} */ (error).stack ?? ""}` });
  }
});

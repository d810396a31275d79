/**
 * A frame waits for cases, runs each, and answers. Each has a copy of the package of its own, which knows nothing of
 * other sockets of this page.
 */
addEventListener("message", async ({ data, ports }) => {
  const { id, ...pageCase } = data;
  try {
    const { runCase } = await import(new URL(`run-case.mjs?case=${encodeURIComponent(id)}`, location.href).href);
    const seen = await runCase(pageCase, () => ports[0]?.postMessage({ opened: true }));
    ports[0]?.postMessage({ id, ...seen });
  } catch (error) {
    ports[0]?.postMessage({ id, problem: `${error}\n${/** @type {Error} */ (error).stack ?? ""}` });
  }
});

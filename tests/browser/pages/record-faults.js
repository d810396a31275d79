// Loaded before the page's own script; page-fixture.mjs reads what is written down here.
globalThis.recordedFaults = [];
{
  const record = (kind, what) => globalThis.recordedFaults.push(`${kind}: ${what}`);
  addEventListener("error", ({ message, target }) => record("error", message ?? `${target?.src ?? target?.href} did not load`), true);
  addEventListener("unhandledrejection", ({ reason }) => record("unhandled rejection", reason));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => record("policy", `${violatedDirective} blocked ${blockedURI}`));
  for (const level of ["warn", "error"]) {
    const original = console[level];
    console[level] = (...lines) => {
      record(`console.${level}`, lines.join(" "));
      original.apply(console, lines);
    };
  }
}

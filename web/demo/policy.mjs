/**
 * The policy of the site. It allows what the pages need and nothing else: no inline code, no eval, no script, style or image
 * of another host. Connections may go anywhere, because "Diagnose your own" connects to and probes whatever address somebody
 * enters; `'self'` is for browsers that do not take a scheme to cover it. The search form may be sent to the site itself,
 * which is how it works without script.
 */
export function sitePolicy() {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self' ws: wss: http: https:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "font-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

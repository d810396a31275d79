/** Addresses of scripts under `require-trusted-types-for 'script'`, which refuses plain text in their place. */

interface TypePolicy {
  createScriptURL(url: string): unknown;
}
interface TypeFactory {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): TypePolicy;
}

let policy: TypePolicy | undefined;

function sameOrigin(url: string): string {
  const { origin, href } = new URL(url, location.href);
  if (origin !== location.origin) throw new TypeError(`A script of ${origin} is not one of this site.`);
  return href;
}

/** @throws {TypeError} for an address of another origin */
export function trustedScript(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TypeFactory };
  if (trustedTypes === undefined) return sameOrigin(url);
  policy ??= trustedTypes.createPolicy("closecode", { createScriptURL: sameOrigin });
  // The platform takes the trusted object where its types, older than that, say string.
  return policy.createScriptURL(url) as string;
}

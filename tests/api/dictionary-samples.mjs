/** Dictionaries for tests: an application's own, and two services that share a code. */
export const own = Object.freeze({
  id: "my-app",
  name: "My App",
  codes: [
    {
      code: 4401, name: "Token Expired", retry: "after-login", severity: "notice",
      description: { en: "The access token ran out.", ja: "アクセストークンの期限が切れました。" },
      fix: "Fetch a new token and reconnect.",
      links: [{ label: "Handbook", url: "https://app.example/handbook" }],
    },
    { code: 4000, name: "Session Ended", retry: "no" },
  ],
  ranges: [{ from: 4500, to: 4599, name: "Billing", retry: "after-fix", description: "Something is wrong with the plan." }],
});

const service = (id, host, name) => ({
  id, name: id.toUpperCase(), kind: "service", evidence: "vendor-docs", match: { hosts: [host] },
  codes: [{ code: 4001, name, retry: "no", description: { en: `${name} at ${id}.` }, fix: { en: "Read its handbook." } }],
});

export const acme = Object.freeze({
  ...service("acme", "*.acme.example", "Unknown Opcode"),
  standard: [{ code: 1008, name: "Plan Limit", retry: "after-fix", description: { en: "Your plan is used up." }, fix: { en: "Change the plan." } }],
});
export const bolt = Object.freeze(service("bolt", "bolt.example", "Login Required"));
export const talk = Object.freeze({
  id: "talk", name: "talk-protocol", kind: "protocol", match: { subprotocols: ["talk.v1"], paths: ["/talk/"], reasons: ["talk:"] },
  codes: [{ code: 4001, name: "Bad Frame", retry: "backoff" }],
});

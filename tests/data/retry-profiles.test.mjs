import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => JSON.parse(readFileSync(new URL(`../../core/data/${name}.json`, import.meta.url), "utf8"));
const { profiles } = read("retry");

/** The engine advises by a profile without any dictionary loaded; the dictionary of the same protocol says it more exactly. */
const dictionaries = { "graphql-ws": "graphql-transport-ws", pusher: "pusher-channels", centrifugo: "centrifugo", discord: "discord-gateway", "y-websocket": undefined };

const within = (list, code) => list?.find(({ from, to }) => from <= code && code <= to)?.retry;
/** Does a client come back by itself? */
const comesBack = (retry) => retry === "now" || retry === "backoff";

test("every profile is held against the dictionary of its protocol, where there is one", () => {
  assert.deepEqual(profiles.map(({ id }) => id).sort(), Object.keys(dictionaries).sort());
});

for (const { id, rules } of profiles.filter((profile) => dictionaries[profile.id])) {
  test(`the profile ${id} and its dictionary agree on whether a client comes back by itself`, () => {
    const { codes, ranges } = read(`services/${dictionaries[id]}`);
    const asked = (code) => codes.find((entry) => entry.code === code)?.retry ?? within(ranges, code);
    const both = Array.from({ length: 2000 }, (_, i) => 3000 + i).filter((code) => asked(code) && within(rules, code));
    assert.ok(both.length > 0);
    assert.deepEqual(both.filter((code) => comesBack(asked(code)) !== comesBack(within(rules, code))), []);
  });
}

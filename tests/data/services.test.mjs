import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { dictionaryOf, readServices } from "../../core/bake/services.mjs";
import { faultOf as faultOfData } from "./edited.mjs";

const data = fileURLToPath(new URL("../../core/data", import.meta.url));

/** What is said of a service after `edit(service)`; undefined when nothing is. */
function faultOf(id, edit) {
  const changed = (text) => {
    const service = JSON.parse(text);
    edit(service);
    return JSON.stringify(service);
  };
  return faultOfData((change) => change(`services/${id}.json`, changed), readServices);
}

test("every file of a service is read", () => {
  assert.equal(readServices(data).length, readdirSync(join(data, "services")).length);
});

const faults = [
  ["a retry that no engine knows", (s) => (s.codes[3].retry = "later"), /discord-gateway\.json codes\[3\] retry: is "later"/],
  ["a text that lacks Japanese", (s) => delete s.codes[0].description.ja, /codes\[0\] description: lacks ja/],
  ["a source that is not listed", (s) => (s.codes[1].sources = ["blog"]), /codes\[1\] sources: names blog/],
  ["a key with a typing error", (s) => (s.codes[1].retyr = "no"), /codes\[1\] retyr: is not a known key/],
  ["a code that stands twice", (s) => (s.codes[1].code = s.codes[0].code), /codes\[1\]\.code: 4000 stands twice/],
  ["an address that is not https", (s) => (s.sources.docs.url = "http://example.com"), /sources\.docs url: is no https address/],
  ["another id than the file's name", (s) => (s.id = "discord"), /discord-gateway\.json id: discord is not the name/],
  ["a mark that is no list", (s) => (s.match.hosts = "*.discord.gg"), /match hosts: is no list of patterns/],
];
for (const [what, edit, message] of faults) {
  test(`a service with ${what} is refused with file and key`, () => assert.match(faultOf("discord-gateway", edit) ?? "", message));
}

test("a service defines its own codes and only remarks on registered ones", () => {
  for (const dictionary of readServices(data).map(dictionaryOf)) {
    for (const { code } of dictionary.codes) assert.ok(code >= 3000, `${dictionary.id} ${code}`);
    for (const { code } of dictionary.standard ?? []) assert.ok(code < 3000, `${dictionary.id} ${code}`);
    assert.ok(dictionary.match, `${dictionary.id} would apply everywhere`);
  }
});

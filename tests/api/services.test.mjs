import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "closecode";
import japanese from "closecode/languages/ja";
import { services } from "closecode/services";
import discord from "closecode/services/discord-gateway";
import { index, loadServices, recognise } from "closecode/services/recognise";
import { acme, bolt, own, talk } from "./dictionary-samples.mjs";

const engine = await load({ languages: [japanese], dictionaries: [acme, bolt, talk] });

test("a service is recognised by its host", () => {
  const answer = engine.explain({ code: 4001, url: "wss://eu.acme.example/socket" });
  assert.deepEqual([answer.source, answer.name, answer.retry], ["service:acme", "Unknown Opcode", "no"]);
  assert.deepEqual(answer.service, { id: "acme", name: "ACME", kind: "service", evidence: "vendor-docs" });
  assert.equal(answer.alternatives, undefined);
  assert.equal(engine.explain({ code: 4001, url: "wss://bolt.example" }).source, "service:bolt");
});

test("a protocol is recognised by subprotocol, path or reason, and is told to be one", () => {
  for (const marks of [{ protocol: "talk.v1" }, { protocolsRequested: ["x", "talk.v1"] }, { url: "wss://a.example/talk/1" }, { reason: "talk: no" }]) {
    const { source, service } = engine.explain({ code: 4001, ...marks });
    assert.deepEqual([source, service?.kind], ["service:talk", "protocol"], JSON.stringify(marks));
  }
  assert.equal(engine.explain({ code: 4001, protocol: "", protocolsRequested: ["talk.v1"] }).source, "range");
});

test("a host says more than a subprotocol, and hosts are compared as a whole", () => {
  assert.equal(engine.explain({ code: 4001, url: "wss://bolt.example/talk/", protocol: "talk.v1" }).source, "service:bolt");
  for (const url of ["wss://bolt.example.evil.test", "wss://xbolt.example", "wss://acme.example", "bolt.example", "wss://"]) {
    assert.equal(engine.explain({ code: 4001, url }).source, "range", url);
  }
});

test("an ambiguous code is answered from the range, and its meanings are named", () => {
  const answer = engine.explain(4001);
  assert.equal(answer.source, "range");
  assert.deepEqual(answer.alternatives, [
    { source: "service:acme", service: "ACME", kind: "service", name: "Unknown Opcode" },
    { source: "service:bolt", service: "BOLT", kind: "service", name: "Login Required" },
    { source: "service:talk", service: "talk-protocol", kind: "protocol", name: "Bad Frame" },
  ]);
  assert.equal(engine.explain({ code: 4001, url: "wss://other.example" }).source, "range");
  assert.equal(engine.explain(4001), answer);
  assert.equal(engine.explain(4002).alternatives, undefined);
});

test("two services that fit equally well are both named and neither is taken", async () => {
  const twin = { ...bolt, id: "twin" };
  engine.define(twin);
  const { source, alternatives } = engine.explain({ code: 4001, url: "wss://bolt.example" });
  assert.equal(source, "range");
  assert.deepEqual(alternatives.map((one) => one.source), ["service:bolt", "service:twin"]);
  engine.define({ ...twin, match: {} });
  assert.equal(engine.explain({ code: 4001, url: "wss://bolt.example" }).source, "service:bolt");
});

test("advice and diagnosis follow the recognised service only", () => {
  const seen = { code: 4001, opened: true, wasClean: true };
  const there = { ...seen, url: "wss://bolt.example" };
  assert.equal(engine.shouldReconnect(there), false);
  assert.equal(engine.advise(there).action, "no");
  assert.match(engine.advise(there, { lang: "en" }).why, /BOLT|reconnect/u);
  assert.equal(engine.diagnose(there).causes[0].id, "app/service-code");
  assert.equal(engine.diagnose(there).explanation.source, "service:bolt");
  assert.equal(engine.diagnose(seen).causes[0].id, "app/private-code");
});

test("a registered code keeps its meaning, and the service's stands beside it", () => {
  const answer = engine.explain({ code: 1008, url: "wss://eu.acme.example" });
  assert.deepEqual([answer.source, answer.name], ["iana", "Policy Violation"]);
  assert.deepEqual(answer.service?.meaning, { name: "Plan Limit", description: "Your plan is used up.", fix: "Change the plan.", retry: "after-fix" });
  assert.equal(engine.advise({ code: 1008, opened: true, url: "wss://eu.acme.example" }).action, "after-fix");
  assert.equal(engine.explain(1008).service, undefined);
});

test("a registered library code means what the service says only where it is recognised", () => {
  engine.define({ ...acme, codes: [...acme.codes, { code: 3000, name: "Acme Three" }] });
  assert.equal(engine.explain(3000).source, "iana");
  assert.equal(engine.explain({ code: 3000, url: "wss://eu.acme.example" }).name, "Acme Three");
});

test("an application's own codes win over services", () => {
  engine.define({ ...own, codes: [{ code: 4001, name: "Ours" }] });
  assert.equal(engine.explain({ code: 4001, url: "wss://bolt.example" }).source, "custom");
  engine.define({ ...own, codes: [], ranges: [] });
  assert.equal(engine.explain({ code: 4001, url: "wss://bolt.example" }).source, "service:bolt");
});

test("every service of the package is taken, has texts in both languages and a source for each code", async () => {
  await load({ dictionaries: services });
  for (const { id, codes, standard = [] } of services) {
    for (const { description, fix, links } of [...codes, ...standard]) {
      assert.ok(description.en && description.ja && fix.en && fix.ja && links.length > 0, id);
    }
  }
  assert.deepEqual(index.map(({ id }) => id), services.map(({ id }) => id));
});

test("with all services loaded, 4001 alone is not guessed", () => {
  const { source, alternatives } = engine.explain(4001);
  assert.equal(source, "range");
  assert.ok(alternatives.length > 20);
});

test("an address is recognised without loading a dictionary, and loads one on demand", async () => {
  const url = "wss://gateway.discord.gg/?v=10";
  assert.deepEqual(recognise(url), ["discord-gateway"]);
  assert.deepEqual(recognise({ protocol: "graphql-transport-ws" }), ["graphql-transport-ws"]);
  assert.deepEqual(recognise("wss://nobody.example"), []);
  assert.deepEqual(await loadServices(recognise(url)), [discord]);
  await assert.rejects(loadServices(["constructor"]), /closecode has no service constructor/u);
  assert.equal(engine.explain({ code: 4004, url }).source, "service:discord-gateway");
  assert.equal(engine.explain({ code: 4400, protocol: "graphql-transport-ws" }).service.kind, "protocol");
});

for (const { id, match = {}, codes } of services) {
  for (const host of match.hosts ?? []) {
    test(`${id} is recognised at ${host}`, () => {
      const url = `wss://${host.replaceAll("*", "x")}/`;
      assert.ok(recognise(url).includes(id), `${url}: ${recognise(url)}`);
      for (const { code, name } of codes.slice(0, 1)) assert.equal(engine.explain({ code, url }).name, name);
    });
  }
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bake } from "../../core/bake/bake.mjs";
import { readFacts } from "../../core/bake/facts.mjs";
import { readModel } from "../../core/bake/model.mjs";
import { faultOf as faultOfData } from "./edited.mjs";

const data = fileURLToPath(new URL("../../core/data", import.meta.url));
const { sources } = readFacts(data);
const model = readModel(data, sources);

/** What the baker says when `from` stands as `to` in one file. */
const faultOf = (name, from, to) => faultOfData((change) => change(name, (text) => text.replace(from, to)), bake);

test("every cause of the contract is there, and each has its three texts", () => {
  const ids = model.causes.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ["blocked/csp", "handshake/http-407", "handshake/http-5xx", "idle/proxy-timeout", "wrapper/synthetic", "app/service-code"]) {
    assert.ok(ids.includes(id), id);
  }
  assert.equal(ids.length, 73);
});

test("every rule, cause and fact names sources that exist", () => {
  for (const file of ["rules/phases.json", "causes.json", "timings.json", "sizes.json", "reasons.json", "hosts.json", "ports.json", "retry.json"]) {
    assert.match(faultOf(file, /"sources": \["[^"]+"/u, '"sources": ["hearsay"'), /hearsay/u, file);
    assert.match(faultOf(file, /"sources": \[[^\]]+\]/u, '"sources": []'), /sources is empty/u, file);
  }
});

test("a source that is no link is not shown as one", () => {
  assert.match(faultOf("causes.json", /"sources": \["w3c-mixed-content"/u, '"sources": ["recordings"'), /recordings is no link/u);
});

test("a rule that asks for what nobody knows is refused", () => {
  assert.match(faultOf("rules/phases.json", '"phase": "threw"', '"mood": "threw"'), /mood is no feature/u);
  assert.match(faultOf("rules/phases.json", '"phase": "threw"', '"phase": "thrown"'), /phase is never "thrown"/u);
});

test("an effect on no cause, or one beyond all measure, is refused", () => {
  assert.match(faultOf("rules/phases.json", '"lost/*"', '"missing/*"'), /missing\/\* names no cause/u);
  assert.match(faultOf("rules/codes.json", '"data/unsupported": 10.5', '"data/unsupported": 1050'), /has the weight 1050/u);
});

test("a prior, an action, a snippet or a word of the wrong kind is refused", () => {
  assert.match(faultOf("causes.json", '"prior": -5.5', '"prior": 5.5'), /has the prior 5\.5/u);
  assert.match(faultOf("causes.json", '"retry": "after-fix"', '"retry": "pray"'), /retry is pray/u);
  assert.match(faultOf("causes.json", '"snippets": ["csp"]', '"snippets": ["cps"]'), /no snippet cps/u);
  assert.match(faultOf("reasons.json", '"ping timeout"', '"Ping-Timeout"'), /is not folded/u);
});

test("a cause or rule without its text is refused", () => {
  for (const key of ["why.network/dns.fix", "signal.lost", "next.probe"]) {
    const entry = new RegExp(`msgctxt "${key.replaceAll(".", "\\.")}"\\n.*\\nmsgstr ""\\n`, "u");
    assert.match(faultOf("languages/en.po", entry, ""), new RegExp(`${key}|does not stand`, "u"));
  }
});

test("each component of a timing is told with its duration, and no two durations overlap", () => {
  const idle = model.timings.idle;
  assert.deepEqual(idle.find(({ name }) => name === "60s").components.slice(0, 3), ["nginx", "ingress-nginx", "Apache httpd"]);
  for (const [i, { ms, within }] of idle.entries()) {
    assert.ok(within >= 2000 && within >= ms * 0.03 - 1);
    if (idle[i + 1]) assert.ok(ms < idle[i + 1].ms);
  }
});

test("snippets have placeholders that the engine fills, and no other", () => {
  const known = ["host", "port", "address", "path", "origin", "url", "httpUrl", "interval", "timeout", "albTimeout", "bytes"];
  for (const { id, lines } of model.snippets) {
    for (const [, name] of lines.join("\n").matchAll(/\$\{(\w+)\}/gu)) assert.ok(known.includes(name), `${id}: ${name}`);
    assert.ok(model.causes.some(({ snippets = [] }) => snippets.includes(id)), `${id} is used`);
  }
});

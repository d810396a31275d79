#!/usr/bin/env node
/**
 * Runs real programs against a server that closes on request and keeps what they print as vectors:
 *   node tests/read/record.mjs [PRODUCER...]
 * What each vector must be read as comes from what the server did, never from the reader. Safari runs nowhere here: its
 * lines are those of users' reports, each with its source. Tungstenite is not recorded: Debian 12 does not package it.
 * Needs `.ci/setup lab browsers logs`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { browserProducers } from "./producers/browsers.mjs";
import { archiveProducers } from "./producers/har.mjs";
import { clientProducers } from "./producers/clients.mjs";
import { startCases } from "./producers/cases.mjs";
import { proxyProducers } from "./producers/proxies.mjs";
import { serverProducers } from "./producers/servers.mjs";

const folder = fileURLToPath(new URL("vectors/", import.meta.url));
const producers = { ...clientProducers, ...serverProducers, ...proxyProducers, ...browserProducers, ...archiveProducers };
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(producers);

mkdirSync(folder, { recursive: true });
const cases = await startCases();
try {
  for (const name of names) {
    const { version, vectors } = await producers[name](cases);
    const lines = vectors.map((vector) => JSON.stringify({ producer: name, version, ...vector }));
    writeFileSync(`${folder}${name}.jsonl`, `${lines.join("\n")}\n`);
    console.log(`${name} ${version}: ${lines.length}`);
  }
} finally {
  await cases.close();
}

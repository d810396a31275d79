/** Describes the fault lab for node:test: every case in every browser, then the browser matrix. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "closecode";
import { START_MS } from "../browser/harness/browser.mjs";
import { browsers } from "../browser/harness/index.mjs";
import { Workspace } from "../browser/harness/workspace.mjs";
import { cases, casesFor } from "./cases.mjs";
import { Score } from "./diagnosis.mjs";
import { inWords, matches, rawEvent } from "./expect.mjs";
import { startLab } from "./lab.mjs";
import { addToFresh, differences, entry, readSnapshot } from "./matrix.mjs";
import { runCases } from "./run.mjs";
import { makeCertificates } from "./server/certificates.mjs";
import { startTrusting } from "./trust.mjs";

/**
 * @param {object} options
 * @param {'short' | 'long'} options.run which cases
 * @param {number} options.limitMs for all cases of one browser
 */
export function describeLab({ run, limitMs }) {
  /** @type {import('./matrix.mjs').Matrix} */
  const measured = {};

  for (const id of /** @type {import('./expect.mjs').BrowserId[]} */ (Object.keys(browsers))) {
    describe(`The fault lab in ${id}`, () => {
      const wantedCases = casesFor(id, run);
      /** @type {ReadonlyMap<string, import('./run.mjs').Result>} */
      let results;
      let version = "";

      before(
        async () => {
          ({ results, version } = await measure(id, wantedCases, limitMs));
        },
        { timeout: limitMs + 3 * START_MS },
      );

      after(() => {
        const when = { version, date: new Date().toISOString().slice(0, 10) };
        for (const wanted of wantedCases) {
          const observation = results?.get(wanted.id)?.observation;
          if (observation === undefined || wanted.variantOf !== undefined) continue;
          const row = (measured[wanted.id] ??= {});
          row[id] = entry(wanted, id, observation, when);
        }
      });

      for (const wanted of wantedCases) {
        const expected = wanted.expected[id] ?? [];
        test(`${id} ${inWords(expected)}, when ${wanted.when} (${wanted.id})`, async () => {
          const result = results.get(wanted.id);
          const observation = result?.observation;
          assert.ok(
            observation,
            `${wanted.id} gave no result: ${result?.problem ?? "it did not end in time"}`,
          );
          assert.ok(
            [expected].flat().some((event) => matches(observation, event)),
            `${id} ${version} ${inWords(rawEvent(observation))}: ${JSON.stringify(observation)}`,
          );
        });
      }

      test(`the diagnoses in ${id} are right as often as promised`, async () => {
        const score = new Score(await load());
        for (const wanted of wantedCases) {
          const observation = results.get(wanted.id)?.observation;
          const accepted = wanted.causes[id];
          if (observation && accepted) score.add(wanted.id, observation, accepted);
        }
        assert.ok(score.isAsPromised(), score.inWords());
      });
    });
  }

  test("The browser matrix is what core/data/matrix.json says", () => {
    addToFresh(measured);
    const snapshot = readSnapshot();
    const known = new Set(cases.filter(({ variantOf }) => variantOf === undefined).map(({ id }) => id));
    const changed = [
      ...differences(snapshot, measured),
      ...Object.keys(snapshot)
        .filter((id) => !known.has(id))
        .map((id) => `${id}: the lab has no such case.`),
    ];
    assert.deepEqual(
      changed,
      [],
      `${changed.join("\n")}
Correct the cases and every text that states the old behaviour, then run "node tests/lab/matrix.mjs --accept".`,
    );
  });
}

/**
 * @param {import('./expect.mjs').BrowserId} id
 * @param {readonly import('./cases.mjs').Case[]} wantedCases
 * @param {number} limitMs
 */
async function measure(id, wantedCases, limitMs) {
  const workspace = new Workspace("lab");
  try {
    const certificates = await makeCertificates(workspace.folder);
    const lab = await startLab({ browser: id, certificates, cases: wantedCases });
    try {
      const browser = await startTrusting(id, certificates);
      try {
        return {
          results: await runCases({ browser, lab, cases: wantedCases, limitMs }),
          version: browser.version,
        };
      } finally {
        await browser.close();
      }
    } finally {
      await lab.close();
    }
  } finally {
    await workspace.dispose();
  }
}

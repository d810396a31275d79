/** Describes the fault lab in one browser for node:test: every case, the diagnoses, and the browser's part of the matrix. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { load } from "closecode";
import { START_MS } from "../browser/harness/browser.mjs";
import { Workspace } from "../browser/harness/workspace.mjs";
import { cases, casesFor } from "./cases.mjs";
import { Score } from "./diagnosis.mjs";
import { inWords, matches, rawEvent } from "./expect.mjs";
import { startLab } from "./lab.mjs";
import { differences, entry, keepFresh, readSnapshot } from "./matrix.mjs";
import { runCases } from "./run.mjs";
import { makeCertificates } from "./server/certificates.mjs";
import { atRest, wrongTimes } from "./times.mjs";
import { startTrusting } from "./trust.mjs";

/** How long all cases of a run may take together, with other work on the machine. */
const LIMIT_MS = 900_000;

/**
 * @param {object} options
 * @param {import('./expect.mjs').BrowserId} options.browser
 * @param {'short' | 'long'} options.run which cases
 */
export function describeLab({ browser: id, run }) {
  describe(`The fault lab in ${id}`, () => {
    const wantedCases = casesFor(id, run);
    /** @type {ReadonlyMap<string, import('./run.mjs').Result>} */
    let results;
    let version = "";

    /** @param {import('./cases.mjs').Case} wanted */
    const seenIn = (wanted) => {
      const { observation, ...rest } = results.get(wanted.id) ?? {};
      return observation && { observation, ...rest };
    };

    before(
      async () => {
        ({ results, version } = await measure(id, wantedCases));
      },
      { timeout: LIMIT_MS + 3 * START_MS },
    );

    for (const wanted of wantedCases) {
      const expected = wanted.expected[id] ?? [];
      test(`${id} ${inWords(expected)}, when ${wanted.when} (${wanted.id})`, () => {
        const seen = seenIn(wanted);
        assert.ok(seen, `${wanted.id} gave no result: ${results.get(wanted.id)?.problem ?? "it did not end in time"}`);
        const { observation, readings } = seen;
        assert.ok(
          [expected].flat().some((event) => matches(seen, event)),
          `${id} ${version} ${inWords(rawEvent(observation))}: ${JSON.stringify(seen)}`,
        );
        if (readings) assert.deepEqual(wrongTimes(observation, readings), [], JSON.stringify(seen));
      });
    }

    test(`the diagnoses in ${id} are right as often as promised`, async () => {
      const score = new Score(await load());
      for (const wanted of wantedCases) {
        const seen = seenIn(wanted);
        const accepted = wanted.causes[id];
        if (!seen || !accepted) continue;
        const event = [wanted.expected[id] ?? []].flat().find((one) => matches(seen, one));
        score.add(wanted.id, atRest(seen.observation, wanted, event?.lastsMs), accepted);
      }
      assert.ok(score.isAsPromised(), score.inWords());
    });

    test(`The browser matrix is what core/data/matrix.json says of ${id}`, () => {
      const when = { version, date: new Date().toISOString().slice(0, 10) };
      /** @type {import('./matrix.mjs').Matrix} */
      const measured = {};
      for (const wanted of wantedCases) {
        const seen = seenIn(wanted);
        if (seen && wanted.variantOf === undefined) measured[wanted.id] = { [id]: entry(wanted, id, seen, when) };
      }
      keepFresh(id, run, measured);
      const snapshot = readSnapshot();
      const known = new Set(cases.filter(({ variantOf }) => variantOf === undefined).map((one) => one.id));
      const changed = [
        ...differences(snapshot, measured),
        ...Object.keys(snapshot)
          .filter((one) => !known.has(one))
          .map((one) => `${one}: the lab has no such case.`),
      ];
      assert.deepEqual(
        changed,
        [],
        `${changed.join("\n")}
Correct the cases and every text that states the old behaviour, then run "node tests/lab/matrix.mjs --accept".`,
      );
    });
  });
}

/**
 * @param {import('./expect.mjs').BrowserId} id
 * @param {readonly import('./cases.mjs').Case[]} wantedCases
 */
async function measure(id, wantedCases) {
  const workspace = new Workspace("lab");
  try {
    const certificates = await makeCertificates(workspace.folder);
    const lab = await startLab({ browser: id, certificates, cases: wantedCases });
    try {
      const browser = await startTrusting(id, certificates);
      try {
        return {
          results: await runCases({ browser, lab, cases: wantedCases, limitMs: LIMIT_MS }),
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

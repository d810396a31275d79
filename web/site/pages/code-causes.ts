/** Which causes stand behind a code, as the engine ranks them for what a page may have seen. */
import type { Observation } from "../../api/types.js";
import type { Site } from "./page.js";

const browsers = ["chromium", "firefox", "webkit"] as const;
/** Less than this is no cause that a page about the code should lead to. */
const leastProbability = 0.05;
const most = 8;

/** What can have gone with a code where nothing else is known. */
function situations(code: number): readonly Observation[] {
  const clean = { code, wasClean: true, opened: true };
  if (code !== 1006 && code !== 1015) return [clean];
  const failed = browsers.map((browser) => ({ code, wasClean: false, opened: false, errored: true, browser }));
  if (code === 1015) return failed;
  const lost = browsers.flatMap((browser) => [true, false].map((errored) => ({ code, wasClean: false, opened: true, errored, browser })));
  const silent = { code, wasClean: false, opened: true, openMs: 60_000, idleMs: 60_000 };
  const secure = { code, wasClean: false, opened: false, errored: true, url: "wss://example.com/" };
  return [...lost, ...failed, silent, secure];
}

const known = new Map<number, readonly string[]>();

/** Ids, the most probable in any of the situations first. */
export function causesOf(site: Site, code: number): readonly string[] {
  const causes = known.get(code) ?? rank(site, code);
  known.set(code, causes);
  return causes;
}

function rank({ engine }: Site, code: number): readonly string[] {
  const best = new Map<string, number>();
  for (const observation of situations(code)) {
    for (const { id, probability } of engine.diagnose(observation).causes) {
      best.set(id, Math.max(best.get(id) ?? 0, probability));
    }
  }
  const ranked = [...best].filter(([, probability]) => probability >= leastProbability).sort(([, a], [, b]) => b - a);
  return ranked.slice(0, most).map(([id]) => id);
}

/** Registered codes behind which this cause may stand. */
export function codesOf(site: Site, cause: string): readonly number[] {
  return site.engine.codes().filter((code) => causesOf(site, code).includes(cause));
}

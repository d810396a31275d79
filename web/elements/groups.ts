/** Closes of one code, cause and origin are one group with a count. */
import type { Observation, Severity } from "../api/index.js";
import { originOf } from "./foreign.js";
import type { Reported } from "./report-text.js";

export interface Group {
  readonly key: string;
  /** The newest close of the group. */
  latest: Reported;
  count: number;
  lastAt: number;
}

const most = 50;
const order: readonly Severity[] = ["normal", "notice", "warning", "error"];

export const rank = (severity: Severity): number => order.indexOf(severity);

const keyOf = ({ diagnosis, observation }: Reported): string =>
  [diagnosis.explanation.code, diagnosis.causes[0]?.id, originOf((observation as Observation).url)].join("\n");

export class Groups {
  /** Oldest first; a repeat keeps its place. */
  readonly list: Group[] = [];
  readonly #byKey = new Map<string, Group>();

  /** @param count how many closes this one stands for @returns the group, and whether it is new */
  add(reported: Reported, { at, count }: { readonly at: number; readonly count: number }): { readonly group: Group; readonly isNew: boolean } {
    const key = keyOf(reported);
    const known = this.#byKey.get(key);
    if (known) {
      known.count += count;
      known.lastAt = at;
      known.latest = reported;
      return { group: known, isNew: false };
    }
    const group: Group = { key, latest: reported, count, lastAt: at };
    this.list.push(group);
    this.#byKey.set(key, group);
    if (this.list.length > most) this.#byKey.delete(this.list.shift()?.key ?? "");
    return { group, isNew: true };
  }

  clear(): void {
    this.list.length = 0;
    this.#byKey.clear();
  }

  get total(): number {
    return this.list.reduce((sum, { count }) => sum + count, 0);
  }

  get severity(): Severity {
    return order[Math.max(0, ...this.list.map(({ latest }) => rank(latest.diagnosis.explanation.severity)))] as Severity;
  }
}

/** What the closes of a log come to: counts by code and cause, ages, and what to do first. */
import type { Cause, Observation } from "../api/index.js";
import type { Context } from "./context.js";
import type { Diagnoses } from "./diagnoses.js";

interface Hit {
  readonly observation: Observation;
}

/** Ages of connections, in seconds: the limits between them lie where proxies do not cut. */
const ageLimits = [1, 10, 45, 75, 240, 360, 900, 3600, 7200] as const;
const mostRows = 10;
const barCells = 30;

export class Summary {
  hits = 0;
  bytes = 0;
  readonly codes = new Map<string, number>();
  readonly causes = new Map<string, number>();
  readonly ages: number[] = new Array<number>(ageLimits.length + 1).fill(0);

  add({ observation }: Hit, cause: Cause): void {
    this.hits += 1;
    const code = observation.code ?? (observation.probe?.status === undefined ? "–" : `HTTP ${observation.probe.status}`);
    count(this.codes, String(code));
    count(this.causes, cause.id);
    if (observation.openMs !== undefined) {
      const place = ageLimits.findIndex((limit) => (observation.openMs ?? 0) < limit * 1000);
      const bucket = place < 0 ? ageLimits.length : place;
      this.ages[bucket] = (this.ages[bucket] ?? 0) + 1;
    }
  }

  addInput(bytes: number): void {
    this.bytes += bytes;
  }

  figures(): object {
    const { hits, bytes, codes, causes } = this;
    const ages = this.ages.map((closes, n) => ({ fromSeconds: ageLimits[n - 1] ?? 0, toSeconds: ageLimits[n], closes }));
    return { hits, bytes, codes: Object.fromEntries(codes), causes: Object.fromEntries(causes), ages };
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function rows(counts: ReadonlyMap<string, number>, name: (key: string) => string): readonly string[] {
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostRows);
  const most = sorted[0]?.[1] ?? 1;
  const width = Math.max(...sorted.map(([, closes]) => String(closes).length));
  return sorted.map(([key, closes]) => `  ${String(closes).padStart(width)}  ${bar(closes, most)}  ${name(key)}`);
}

const bar = (value: number, most: number): string => "█".repeat(Math.max(value > 0 ? 1 : 0, Math.round((value / most) * barCells))).padEnd(barCells);

function ageName(lang: readonly string[], n: number): string {
  const format = (seconds: number): string => {
    const unit = seconds < 60 ? "second" : seconds < 3600 ? "minute" : "hour";
    const amount = unit === "second" ? seconds : unit === "minute" ? seconds / 60 : seconds / 3600;
    return new Intl.NumberFormat([...lang], { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 2 }).format(amount);
  };
  const [from, to] = [ageLimits[n - 1], ageLimits[n]];
  return from === undefined ? `< ${format(to ?? 0)}` : to === undefined ? `≥ ${format(from)}` : `${format(from)} – ${format(to)}`;
}

function sizeName(lang: readonly string[], bytes: number): string {
  const [unit, amount] = bytes < 1e6 ? (["byte", bytes] as const) : (["megabyte", bytes / 1e6] as const);
  return new Intl.NumberFormat([...lang], { style: "unit", unit, unitDisplay: unit === "byte" ? "long" : "short", maximumFractionDigits: 1 }).format(amount);
}

export function summaryText(context: Context, summary: Summary, diagnoses: Diagnoses): string {
  const { paint, wrap, word, engine, lang } = context;
  const number = new Intl.NumberFormat([...lang]);
  const lines = ["", paint("bold", word("summary.total", { hits: number.format(summary.hits), size: sizeName(lang, summary.bytes) }))];
  if (summary.hits === 0) return lines.join("\n");
  const codeName = (key: string): string => (/^\d+$/u.test(key) ? `${key} ${engine.explain(Number(key), { lang }).title}` : key);
  lines.push("", paint("bold", word("summary.codes")), ...rows(summary.codes, codeName));
  lines.push("", paint("bold", word("summary.causes")), ...rows(summary.causes, (id) => `${diagnoses.byId(id)?.title ?? ""} ${paint("dim", id)}`));
  if (summary.ages.some((closes) => closes > 0)) {
    const most = Math.max(...summary.ages);
    const width = String(most).length;
    lines.push("", paint("bold", word("summary.ages")));
    summary.ages.forEach((closes, n) => lines.push(`  ${String(closes).padStart(width)}  ${bar(closes, most)}  ${ageName(lang, n)}`));
  }
  const [first] = [...summary.causes].sort(([, a], [, b]) => b - a);
  const cause = first && diagnoses.byId(first[0]);
  if (cause) {
    lines.push("", paint("bold", word("summary.first", { cause: cause.title })), wrap(cause.fix, "  "));
    for (const { kind, text } of cause.snippets.slice(0, 1)) lines.push(`    ${paint("dim", kind)}`, ...text.split("\n").map((line) => `      ${paint("cyan", line)}`));
  }
  return lines.join("\n");
}

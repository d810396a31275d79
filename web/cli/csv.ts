/** Comma-separated values. @see https://www.rfc-editor.org/rfc/rfc4180 */

export type Row = Readonly<Record<string, string | number | boolean | undefined>>;

function field(value: string | number | boolean | undefined): string {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The keys of the first row are the header. Lines end with LF, which every reader of CSV takes. */
export function csv(rows: readonly Row[]): string {
  const header = Object.keys(rows[0] ?? {});
  const lines = [header, ...rows.map((row) => header.map((name) => field(row[name])))];
  return `${lines.map((line) => line.join(",")).join("\n")}\n`;
}

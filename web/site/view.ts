/** What the page shows, as its address says it: `?code=1006&with=1005&lang=ja`. */

export interface View {
  readonly code?: number;
  /** The second code of a comparison; only together with `code`. */
  readonly with?: number;
  /** Only when somebody chose a language; otherwise the browser's preferences decide. */
  readonly lang?: string;
}

export interface ReadView {
  readonly view: View;
  /** The first value that stands where a code should be and is none, for a message. */
  readonly rejected?: string;
}

const maxCode = 65535;

/** A whole number from 0 to 65535 written in plain digits; undefined for everything else. */
export function parseCode(text: string): number | undefined {
  const digits = text.trim();
  if (!/^(0|[1-9]\d{0,4})$/u.test(digits)) return undefined;
  const code = Number(digits);
  return code <= maxCode ? code : undefined;
}

export function readView(search: string, languages: readonly string[]): ReadView {
  const query = new URLSearchParams(search);
  let rejected: string | undefined;
  const codeOf = (name: string): number | undefined => {
    const text = query.get(name);
    if (text === null || text === "") return undefined;
    const code = parseCode(text);
    if (code === undefined) rejected ??= text;
    return code;
  };
  const code = codeOf("code");
  const other = codeOf("with");
  const lang = languages.find((tag) => tag.toLowerCase() === query.get("lang")?.toLowerCase());
  const view: View = {
    ...(code === undefined ? {} : { code }),
    ...(code === undefined || other === undefined ? {} : { with: other }),
    ...(lang === undefined ? {} : { lang }),
  };
  return { view, ...(rejected === undefined ? {} : { rejected }) };
}

/** The relative address of a view; "./" for the start page. */
export function addressOf(view: View): string {
  const query = new URLSearchParams();
  if (view.code !== undefined) query.set("code", String(view.code));
  if (view.code !== undefined && view.with !== undefined) query.set("with", String(view.with));
  if (view.lang !== undefined) query.set("lang", view.lang);
  const text = query.toString();
  return text === "" ? "./" : `./?${text}`;
}

/** HTML that is safe by construction: whatever is put into the template is escaped, unless it is such HTML itself. */

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | readonly Html[] | string | number | boolean | null | undefined;

/** Attribute values must stand in double quotes. `false`, `null` and `undefined` show nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.map((part, i) => part + (i < values.length ? show(values[i]) : '')).join(''));
}

function show(value: Value): string {
  if (value === false || value === null || value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map((it: Html) => it.text).join('');
  return String(value).replaceAll(/[&<>"']/g, (char) => ESCAPES[char] as string);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

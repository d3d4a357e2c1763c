/** HTML templates that escape every inserted text: Hono's `html`, with a type that is never a promise. */
import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML that can be put into a page or another template without escaping. */
export type Html = HtmlEscapedString;

type Value = Html | readonly Html[] | string | number | false | null | undefined;

/**
 * Escapes every value but HTML made by this function. Attribute values must stand in double quotes. `false`, `null` and
 * `undefined` show nothing; write other booleans as text.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  // Hono returns a promise only where a value is one.
  return template(strings, ...values) as Html;
}

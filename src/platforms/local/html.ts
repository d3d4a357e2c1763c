/** HTML templates in which every inserted text is escaped, by Hono's `html`; its type narrowed to what is never a promise. */
import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML that is safe to put into a page or into another template as it is. */
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
